import type pg from 'pg'
import { type StuckKind, stuckKinds } from './stuckKinds.ts'

/** A class of stuck work of which there is some. */
export interface StuckWork {
  readonly kind: StuckKind
  readonly count: number
  /** When the oldest of it got stuck, in real time; null where that cannot be told. */
  readonly since: Date | null
}

const workspace = `
with w as materialized (
  select w.workspace_id, w.sandbox, w.sending_paused_at, w.clock_ahead_ms, t.now, w.sandbox and exists (
    select 1 from audit a where a.workspace_id = $1 and a.recorded_at > now() - interval '5 minutes'
      and a.action = 'clock.advance') as resting
  from workspace w cross join lateral (select workspace_now($1) as now) t
  where w.workspace_id = $1
)`

const text = `${workspace} select kind, n::int as count, since from (
${Object.entries(stuckKinds)
  .map(([kind, found]) => `(select '${kind}' as kind, f.n, f.since from (${found}) f)`)
  .join('\nunion all\n')}
) found where n > 0`

/** What is stuck in a workspace; empty while all is well. One statement, ended when it takes longer than ten seconds. */
export async function findStuck(pool: pg.Pool, workspaceId: number): Promise<StuckWork[]> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(`begin transaction read only; set local statement_timeout = '10s'; set local enable_seqscan = off;
      set local plan_cache_mode = force_generic_plan`)
    const { rows } = await client.query<StuckWork>({ name: 'find-stuck', text, values: [workspaceId] })
    const order = Object.keys(stuckKinds)
    return rows.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  } finally {
    await client.query('rollback').catch((error: Error) => {
      broken = error
    })
    client.release(broken)
  }
}
