import type pg from 'pg'
import { addressHash } from '#engine/intake/addressHash.ts'

/** Which of these addresses get no mail, and why: reason by email key. */
export async function suppressedAmong(
  client: Pick<pg.ClientBase, 'query'>,
  workspaceId: number,
  emailKeys: readonly string[],
  signingKey: string,
): Promise<ReadonlyMap<string, { readonly reason: string; readonly at: Date }>> {
  const keyByHash = new Map(emailKeys.map((key) => [addressHash(key, signingKey), key]))
  const { rows } = await client.query<{ hash: string; reason: string; at: Date }>({
    name: 'suppressed-among',
    text: `select address_hash as hash, reason, at from suppression
           where workspace_id = $1 and address_hash = any($2::text[])`,
    values: [workspaceId, [...keyByHash.keys()]],
  })
  return new Map(rows.map(({ hash, reason, at }) => [keyByHash.get(hash) ?? '', { reason, at }]))
}
