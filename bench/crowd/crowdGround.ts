import pg from 'pg'
import { migrate } from '../../server/database/migrate.ts'
import { addProgram, addWorkspace } from '../../tests/worker/ground.ts'
import { draw, mail, node } from '../../tests/worker/guideFollowUp.ts'

export interface Crowd {
  readonly url: string
  readonly workspaceId: number
  readonly programId: number
  readonly waiting: number
}

export const EVENT = 'trial.started'

/**
 *   start ─ listen (trial.started, 30 days) ─┬ happened ── won
 *                                            └ timeout ─── guide ─ rest (5 days) ─ done
 *
 * A workspace with so many people who wait in `listen`, their times spread over the month to come.
 */
export async function makeCrowd(url: string, waiting: number): Promise<Crowd> {
  await migrate(url)
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  const workspaceId = await addWorkspace(pool, { sandbox: false })
  const graph = draw(
    [
      node('start', 'entry', { trigger: { kind: 'manual' } }),
      node('listen', 'waitForEvent', {
        event: { kind: 'event', type: EVENT, where: [], since: 'here' },
        timeout: { amount: 30, unit: 'days' },
      }),
      node('won', 'end', {}),
      node('guide', 'email', mail('guide', ['a'])),
      node('rest', 'wait', { duration: { amount: 5, unit: 'days' } }),
      node('done', 'end', {}),
    ],
    [
      ['start', 'then', 'listen'],
      ['listen', 'happened', 'won'],
      ['listen', 'timeout', 'guide'],
      ['guide', 'then', 'rest'],
      ['rest', 'then', 'done'],
    ],
  )
  const programId = await addProgram(pool, workspaceId, graph)
  await fill(pool, workspaceId, programId, waiting)
  await pool.end()
  return { url, workspaceId, programId, waiting }
}

/** Written at once, and by numbers: a million people would take an hour to come in by the door. */
async function fill(pool: pg.Pool, workspaceId: number, programId: number, waiting: number): Promise<void> {
  // The index for searching is made faster afterwards.
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes where tablename = 'prospect' and indexdef like '%gin%'`,
  )
  for (const { name } of rows) await pool.query(`drop index ${name}`)
  await pool.query(
    `insert into prospect (workspace_id, email, email_key, first_name, last_name, company, consent, time_zone)
     select $1, 'p' || n || '@example' || n % 997 || '.com', 'p' || n || '@example' || n % 997 || '.com', 'First' || n,
       'Last' || n % 5000, 'Company ' || n % 5000, 'granted', 'Europe/Helsinki'
     from generate_series(1, $2::int) n`,
    [workspaceId, waiting],
  )
  for (const { definition } of rows) await pool.query(definition)
  await pool.query(
    `insert into enrollment (workspace_id, program_id, version, prospect_id, node_id, visit, entered_at, arrived_at, due_at)
     select $1, $2, 1, id, 'listen', 1, now() - interval '1 day', now() - interval '1 day',
       now() + interval '1 hour' + (hashint8(id) & 2147483647) % (29 * 86400) * interval '1 second'
     from prospect where workspace_id = $1 order by id`,
    [workspaceId, programId],
  )
  await pool.query(
    `insert into tally_delta (workspace_id, program_id, version, node_id, outlet, measure, n)
     select $1, $2, 1, v.node, v.outlet, v.measure::measure, $3::int
     from (values ('start', '', 'entered'), ('start', 'then', 'movedOn'), ('listen', '', 'entered')) v(node, outlet, measure)`,
    [workspaceId, programId, waiting],
  )
  await pool.query('vacuum analyze')
}
