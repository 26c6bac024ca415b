import type { Database } from '#server/database/connect.ts'
import { hashSecret } from './secret.ts'

/** Makes sure that this very key opens the workspace: for a key given by the environment. Calling it again changes
 *  nothing; a key that was revoked stays revoked. */
export async function ensureApiKey(
  { prisma }: Database,
  workspaceId: number,
  key: string,
  name: string,
): Promise<void> {
  const hash = hashSecret(key)
  await prisma.apiKey.upsert({
    where: { workspaceId_hash: { workspaceId, hash } },
    create: { workspaceId, name, hash, hint: key.slice(-4) },
    update: {},
  })
}
