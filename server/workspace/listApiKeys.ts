import type { Scope } from '#server/scope.ts'

export interface ApiKeyView {
  readonly id: number
  readonly name: string
  /** The last four characters. */
  readonly hint: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

export async function listApiKeys({ database, workspaceId }: Scope): Promise<ApiKeyView[]> {
  const keys = await database.prisma.apiKey.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } })
  return keys.map(({ id, name, hint, createdAt, lastUsedAt, revokedAt }) => ({
    id,
    name,
    hint,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  }))
}
