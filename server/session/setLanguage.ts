import type { Language } from '#engine/nodes/language.ts'
import type { Database } from '#server/database/connect.ts'

/** The language of screens, refusals and system mail for this user. */
export async function setLanguage(
  { prisma }: Database,
  userId: string,
  language: Language,
): Promise<{ language: Language }> {
  await prisma.user.update({ where: { id: userId }, data: { language } })
  return { language }
}
