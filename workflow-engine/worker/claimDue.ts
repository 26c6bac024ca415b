import type pg from 'pg'
import { numbers } from './arrays.ts'
import type { OpenWorkspace } from './openWorkspace.ts'

/** An enrollment that this transaction holds. Times are milliseconds of workspace time. */
export interface Claimed {
  readonly id: number
  readonly programId: number
  readonly version: number
  readonly prospectId: number
  readonly nodeId: string
  readonly visit: number
  readonly crashes: number
  readonly enteredAt: number
  readonly arrivedAt: number
  readonly dueAt: number
  /** See journey/enrollment.ts. */
  readonly waitsFrom: number | null
  readonly releaseAt: number | null
  readonly goal: string | null
  /** Exactly as Postgres wrote it: microseconds would not survive a Date. */
  readonly bornAt: string
  /** The person's time zone; "" when unknown, null when the person is gone. */
  readonly zone: string | null
}

// The people are found and locked before anything is joined, in the order of the index that holds due work and nothing
// else. The planner must not guess from the paused programs how few will be left: it would sort everybody for each batch.
const waiting = `
with due as materialized (
  select * from enrollment e
  where e.workspace_id = $1 and e.status = 'waiting' and e.due_at <= $2
    and case when e.program_id = any ($3::int[]) then false else true end`

const people = `
)
select e.id::float8, e.program_id, e.version, e.prospect_id::float8, e.node_id, e.visit, e.crashes,
  date_part('epoch', e.entered_at) * 1000, date_part('epoch', e.arrived_at) * 1000,
  date_part('epoch', e.due_at) * 1000, e.born_at::text, date_part('epoch', e.waits_from) * 1000,
  date_part('epoch', e.release_at) * 1000, e.goal_node_id,
  (select p.time_zone from prospect p where p.workspace_id = $1 and p.id = e.prospect_id)
from due e`

const due = `${waiting} order by e.due_at limit $4 for update skip locked ${people}`

const named = `${waiting} and e.id = any ($4::bigint[]) order by e.due_at for update skip locked ${people}`

/**
 * Takes up to `limit` people of a workspace whose time has come, the longest overdue first, and holds them until the
 * transaction ends. What another worker holds is passed over.
 * @param only just these, when a batch is tried again in parts
 */
export async function claimDue(
  client: pg.ClientBase,
  workspace: OpenWorkspace,
  limit: number,
  only?: readonly number[],
): Promise<Claimed[]> {
  const { rows } = await client.query<Row>({
    name: only ? 'claimNamed' : 'claimDue',
    text: only ? named : due,
    values: [workspace.id, workspace.now, numbers(workspace.held), only ? numbers(only) : limit],
    rowMode: 'array',
  })
  return rows.map(read)
}

type Row = [
  ...[number, number, number, number, string, number, number, number, number, number, string],
  ...[number | null, number | null, string | null, string | null],
]

function read(row: Row): Claimed {
  return {
    id: row[0],
    programId: row[1],
    version: row[2],
    prospectId: row[3],
    nodeId: row[4],
    visit: row[5],
    crashes: row[6],
    enteredAt: Math.round(row[7]),
    arrivedAt: Math.round(row[8]),
    dueAt: Math.round(row[9]),
    bornAt: row[10],
    waitsFrom: row[11] === null ? null : Math.round(row[11]),
    releaseAt: row[12] === null ? null : Math.round(row[12]),
    goal: row[13],
    zone: row[14],
  }
}
