import type pg from 'pg'
import { inTransaction } from './inTransaction.ts'

const text = `
with gone as (
  delete from tally_delta where workspace_id = $1 and id in (
    select id from tally_delta where workspace_id = $1 order by id limit 10000
  )
  returning program_id, version, node_id, outlet, measure, n
)
insert into tally as t (workspace_id, program_id, version, node_id, outlet, measure, n)
select $1, program_id, version, node_id, outlet, measure, sum(n) from gone
group by program_id, version, node_id, outlet, measure
on conflict (workspace_id, program_id, version, node_id, outlet, measure) do update set n = t.n + excluded.n`

/**
 * Folds deltas into the totals. A count is the sum of both tables at every moment: what leaves one enters the other in
 * the same statement. One worker a workspace at a time; the others pass it over.
 */
export async function rollUpTally(pool: pg.Pool, only?: number): Promise<void> {
  const { rows } = await pool.query<[number]>({
    name: 'tallied',
    text: 'select distinct workspace_id from tally_delta where $1::int is null or workspace_id = $1',
    values: [only ?? null],
    rowMode: 'array',
  })
  for (const [workspaceId] of rows)
    await inTransaction(pool, async (client) => {
      const lock = await client.query<[boolean]>({
        name: 'lockTally',
        text: `select pg_try_advisory_xact_lock(hashtext('polku.tally'), $1::int)`,
        values: [workspaceId],
        rowMode: 'array',
      })
      if (lock.rows[0]?.[0]) await client.query({ name: 'rollUpTally', text, values: [workspaceId] })
    })
}
