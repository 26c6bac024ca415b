import { writeAudit } from '#server/audit.ts'
import { type Scope, userIdOf } from '#server/scope.ts'
import { hashSecret, makeSecret } from './secret.ts'

/** A key for another system, shown this once. */
export async function createApiKey(scope: Scope, name: string): Promise<{ id: number; key: string }> {
  const key = `polku_${makeSecret()}`
  const { id } = await scope.database.prisma.apiKey.create({
    data: {
      workspaceId: scope.workspaceId,
      name,
      hash: hashSecret(key),
      hint: key.slice(-4),
      createdBy: userIdOf(scope),
    },
    select: { id: true },
  })
  await writeAudit(scope.database.pool, scope, 'apiKey.create', `apiKey ${id}`, { name })
  return { id, key }
}
