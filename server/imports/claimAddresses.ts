import type pg from 'pg'

const claim = `
insert into import_seen (workspace_id, import_id, email_key, row)
select $1, $2, g.email_key, g.row
from unnest($3::text[], $4::int[]) as g(email_key, row) order by g.email_key
on conflict do nothing
returning email_key as "emailKey"`

const earlier = `
select email_key as "emailKey", row from import_seen
where workspace_id = $1 and import_id = $2 and email_key = any($3::text[])`

/**
 * Notes which addresses an import has met, so that the first row of each is taken and the others are told as duplicates:
 * within a batch, between batches and after a restart.
 * @param found email key and data row, in the order of the file
 * @returns the data row that each key was first met in
 */
export async function claimAddresses(
  client: pg.ClientBase,
  { workspaceId, importId }: { readonly workspaceId: number; readonly importId: number },
  found: readonly (readonly [emailKey: string, row: number])[],
): Promise<ReadonlyMap<string, number>> {
  const first = new Map<string, number>()
  for (const [emailKey, row] of found) if (!first.has(emailKey)) first.set(emailKey, row)
  if (first.size === 0) return first
  const claimed = await client.query<{ emailKey: string }>({
    name: 'claim-addresses',
    text: claim,
    values: [workspaceId, importId, [...first.keys()], [...first.values()]],
  })
  if (claimed.rows.length === first.size) return first
  const fresh = new Set(claimed.rows.map(({ emailKey }) => emailKey))
  const met = [...first.keys()].filter((key) => !fresh.has(key))
  const before = await client.query<{ emailKey: string; row: number }>({
    name: 'addresses-met-earlier',
    text: earlier,
    values: [workspaceId, importId, met],
  })
  for (const { emailKey, row } of before.rows) first.set(emailKey, row)
  return first
}
