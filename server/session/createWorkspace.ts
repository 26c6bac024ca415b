import { languages } from '#engine/nodes/language.ts'
import type { Database } from '#server/database/connect.ts'
import type { SignedIn } from '#server/trpc.ts'

/** A new workspace, owned by the user who makes it. */
export async function createWorkspace(
  { prisma }: Database,
  user: SignedIn,
  { name, sandbox }: { name: string; sandbox: boolean },
): Promise<{ id: number }> {
  const language = languages.includes(user.language) ? user.language : 'en'
  const workspace = await prisma.workspace.create({
    data: { name, sandbox, language, members: { create: { userId: user.id, role: 'owner' } } },
    select: { id: true },
  })
  return { id: workspace.id }
}
