import pg from 'pg'
import { migrate } from '../../server/database/migrate.ts'
import { addFile, addList, addMember, addProgram, addWorkspace, within } from '../../tests/worker/ground.ts'
import { guideFollowUp } from '../../tests/worker/guideFollowUp.ts'
import { joinList } from '../../workflow-engine/intake/joinList.ts'
import type { Floor } from './floor.ts'

/** A database in which `people` prospects stand at the door of the reference program and every second one will have
 *  downloaded the second guide by the time it is asked. To be cloned for every measurement. */
export async function makeTemplate(url: string, people: number): Promise<Floor> {
  await migrate(url)
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  const workspaceId = await addWorkspace(pool, { sandbox: true })
  const listId = await addList(pool, workspaceId, 'Downloaded the guide')
  const fileId = await addFile(pool, workspaceId, 'The second guide')
  const sellers = await Promise.all(
    ['liisa', 'antti', 'sven'].map((name) => addMember(pool, workspaceId, name, 'sales')),
  )
  const marketer = await addMember(pool, workspaceId, 'mia', 'marketer')
  const programId = await addProgram(pool, workspaceId, guideFollowUp({ listId, fileId }))
  const { rows } = await pool.query<{ id: string }>(
    `insert into prospect (workspace_id, email, email_key, first_name, last_name, company, consent, time_zone)
     select $1, 'p' || n || '@example' || n % 997 || '.com', 'p' || n || '@example' || n % 997 || '.com', 'First' || n,
       'Last' || n % 5000, 'Company ' || n % 5000, 'granted', 'Europe/Helsinki'
     from generate_series(1, $2::int) n returning id`,
    [workspaceId, people],
  )
  const ids = rows.map((row) => Number(row.id))
  const now = new Date()
  for (let from = 0; from < ids.length; from += 5000)
    await within(pool, (client) => joinList(client, workspaceId, listId, ids.slice(from, from + 5000), now))
  await pool.query(
    `insert into event (workspace_id, prospect_id, type, file_id, at)
     select $1, id, 'file.downloaded', $2, now() + interval '6 days' from prospect where workspace_id = $1 and id % 2 = 0`,
    [workspaceId, fileId],
  )
  await pool.query(
    `insert into event (workspace_id, prospect_id, type, at)
     select $1, id, 'email.clicked', now() + interval '1 day' from prospect where workspace_id = $1`,
    [workspaceId],
  )
  // The clock stands far ahead: every wait is over as soon as it has begun.
  await pool.query('update workspace set clock_ahead_ms = $2 where workspace_id = $1', [workspaceId, 40 * 86_400_000])
  await pool.query('vacuum analyze')
  await pool.end()
  return { workspaceId, programId, fileId, sellers, marketer }
}

/** Rows of a workspace. */
export interface Rows {
  /** People whose run is over. */
  readonly ended: number
  readonly steps: number
  /** Sum of all counters. */
  readonly counted: number
  readonly messages: number
  readonly leads: number
  readonly notifications: number
}

export async function countRows(client: pg.ClientBase, workspaceId: number): Promise<Rows> {
  const { rows } = await client.query<Rows>(
    `select
       (select count(*) from enrollment where workspace_id = $1 and status = 'ended')::int as ended,
       (select count(*) from step where workspace_id = $1)::int as steps,
       (select count(*) from message where workspace_id = $1)::int as messages,
       (select count(*) from lead where workspace_id = $1)::int as leads,
       (select count(*) from notification where workspace_id = $1)::int as notifications,
       (select sum(n) from (select n from tally_delta where workspace_id = $1
         union all select n from tally where workspace_id = $1) t)::int as counted`,
    [workspaceId],
  )
  return rows[0] as Rows
}
