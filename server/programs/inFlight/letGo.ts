import type pg from 'pg'
import { notifyWork } from '#engine/intake/notifyWork.ts'
import { kindOf } from '#engine/nodes/registry.ts'
import { nodeAt } from '#engine/program/graph.ts'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { loadProgram } from '#server/programs/loadProgram.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import { announceLeft } from './announceLeft.ts'
import { loadGraphs } from './loadStanding.ts'

/** Whom: these, as far as they still wait at this step. */
export interface GoOrder {
  readonly id: number
  readonly nodeId: string
  readonly enrollmentIds: readonly number[]
}

export interface LetGo {
  readonly done: number
  /** Asked for, and no longer there. */
  readonly left: number
}

// Held in the order of their ids, as everybody does who moves many people; whoever has gone on meanwhile is not there.
const hold = `
select e.id::float8, e.version from enrollment e
where e.workspace_id = $1 and e.program_id = $2 and e.node_id = $3 and e.status = 'waiting' and e.id = any ($4::bigint[])
order by e.id for update`

// The step itself is asked once more and told that its time is over (journey/advance.ts): whatever else would let the
// person out, an exit rule or a goal, still comes first.
const release = `
update enrollment set release_at = $3, due_at = $3
where workspace_id = $1 and id = any ($2::bigint[])`

/** Ends the wait of people: they go on as if its time were up. */
export async function skipWait(scope: Scope, order: GoOrder): Promise<LetGo> {
  return letGo(scope, order, 'program.skipWait', async (client, standing, now) => {
    const versions = [...new Set(standing.map(({ version }) => version))]
    const graphs = await loadGraphs(client, scope.workspaceId, order.id, versions)
    const isWait = (version: number) => {
      const graph = graphs.get(version)
      const node = graph && nodeAt(graph, order.nodeId)
      return node !== undefined && kindOf(node).expires !== undefined
    }
    const ids = standing.filter(({ version }) => isWait(version)).map(({ id }) => id)
    await client.query({ name: 'skip-wait', text: release, values: [scope.workspaceId, ids, now] })
    return ids.length
  })
}

const leave = `
with gone as materialized (
  select e.id, e.version, e.node_id, e.visit, e.arrived_at, e.born_at, e.prospect_id from enrollment e
  where e.workspace_id = $1 and e.id = any ($2::bigint[])
), written as (
  insert into step (workspace_id, enrollment_id, visit, program_id, version, node_id, outlet, arrived_at, at)
  select $1, g.id, g.visit, $4, g.version, g.node_id, '', g.arrived_at, greatest($3::timestamptz, g.arrived_at) from gone g
), counted as (
  insert into tally_delta (workspace_id, program_id, version, node_id, outlet, measure, n)
  select $1, $4, g.version, g.node_id, '', 'exited', count(*) from gone g group by g.version, g.node_id
), kept as (
  update message m set state = 'blocked', failure = 'removed'
  from gone g
  where m.workspace_id = $1 and m.enrollment_id = g.id and m.born_at = g.born_at and m.kind = 'marketing'
    and m.state = 'pending'
)
update enrollment e
set status = 'ended', outcome = 'removed', ended_at = greatest($3, g.arrived_at)
from gone g
where e.workspace_id = $1 and e.id = g.id
returning e.prospect_id::float8 as id`

/** Takes people out of the program where they stand. Mail of theirs that has not left stays here. */
export async function takeOut(scope: Scope, order: GoOrder): Promise<LetGo> {
  return letGo(scope, order, 'program.takeOut', async (client, standing, now) => {
    const ids = standing.map(({ id }) => id)
    const { rows } = await client.query<{ id: number }>({
      name: 'take-out',
      text: leave,
      values: [scope.workspaceId, ids, now, order.id],
    })
    await announceLeft(client, scope.workspaceId, order.id, { prospectIds: rows.map(({ id }) => id) })
    return rows.length
  })
}

interface Standing {
  readonly id: number
  readonly version: number
}

async function letGo(
  scope: Scope,
  { id, nodeId, enrollmentIds }: GoOrder,
  action: string,
  go: (client: pg.ClientBase, standing: readonly Standing[], now: Date) => Promise<number>,
): Promise<LetGo> {
  const { workspaceId } = scope
  return inTransaction(scope.database, async (client) => {
    const program = await loadProgram(client, scope, id)
    if (program.archivedAt) throw new Refusal('program.archived')
    const { rows } = await client.query<Standing>({
      name: 'hold-waiting',
      text: hold,
      values: [workspaceId, id, nodeId, enrollmentIds],
    })
    const done = rows.length === 0 ? 0 : await go(client, rows, await workspaceNow(client, workspaceId))
    if (done > 0) {
      const some = enrollmentIds.slice(0, 100)
      await writeAudit(client, scope, action, `program ${id}`, { nodeId, done, enrollmentIds: some })
      await notifyWork(client, workspaceId)
    }
    return { done, left: new Set(enrollmentIds).size - done }
  })
}
