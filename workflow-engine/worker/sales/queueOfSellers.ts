import type pg from 'pg'
import { texts } from '../arrays.ts'

/** Far more than a workspace has sellers: whoever is not among the last leads has waited longest. */
const text = `
with latest as (
  select owner_id, max(id) as id
  from (select owner_id, id from lead where workspace_id = $1 order by id desc limit 2000) recent
  group by owner_id
)
select s.user_id from unnest($2::text[]) with ordinality as s(user_id, n)
left join latest l on l.owner_id = s.user_id
order by l.id nulls first, s.n`

/**
 * The sellers in the order of their turn: who has waited longest for a lead comes first. Hand-offs of one workspace pass
 * here one transaction at a time, so that the turns hold with any number of workers.
 */
export async function queueOfSellers(
  client: pg.ClientBase,
  workspaceId: number,
  sellers: readonly string[],
): Promise<string[]> {
  await client.query({
    name: 'lockTurns',
    text: `select pg_advisory_xact_lock(hashtext('polku.turns'), $1::int)`,
    values: [workspaceId],
  })
  const { rows } = await client.query<[string]>({
    name: 'queueOfSellers',
    text,
    values: [workspaceId, texts(sellers)],
    rowMode: 'array',
  })
  return rows.map(([userId]) => userId)
}
