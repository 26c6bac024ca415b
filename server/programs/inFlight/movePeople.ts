import type pg from 'pg'
import { notifyWork } from '#engine/intake/notifyWork.ts'
import { compareVersions } from '#engine/program/compareVersions.ts'
import type { Graph } from '#engine/program/graph.ts'
import { type MigrationPlan, problemsOf } from '#engine/program/migrationPlan.ts'
import { signatureOf } from '#server/programs/loadProgram.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { announceLeft } from './announceLeft.ts'
import { keepWaits } from './keepWaits.ts'
import { loadGraphs, loadStanding } from './loadStanding.ts'
import { putPeople, takePeople, writeLedger, writeTally } from './moveSql.ts'
import { movesOf, type PlanCounts, rulesOf } from './movesOf.ts'
import { refuseDrift } from './refuseDrift.ts'

// Q1. Everybody is moved in the caller's transaction, or nobody.
// Q2. Enrollments are locked in the order of their ids. Batches of the worker pass over what is locked and never wait for
//     it; whoever they hold is waited for here, and is then seen where they have come to.
// Q3. Whoever stays at the same step keeps the visit: its count is shifted from one version to the other. Whoever comes
//     to another step leaves the old one by the outlet ~moved, which is written down like any other.
// Q4. Nothing is done twice: a visit that was left is over, and one that goes on has done nothing yet.

export interface MigrationOrder {
  readonly programId: number
  readonly toVersion: number
  /** The drawing of that version. */
  readonly after: Graph
  readonly plan: MigrationPlan
  /** Only people in these; left out: in any other version. */
  readonly fromVersions?: readonly number[] | undefined
  /** How many the asker was told would be moved; when it is many more or fewer by now, nobody is. */
  readonly people?: number | undefined
}

export interface Migrated extends Omit<PlanCounts, 'finishOld'> {
  /** null when nobody had to be moved. */
  readonly migrationId: number | null
}

const nobodyMoved: Migrated = { migrationId: null, continued: 0, goTo: 0, exited: 0 }

/** Moves those who stand in other versions as the plan says, and keeps what undoing needs. */
export async function movePeople(client: pg.ClientBase, scope: Scope, order: MigrationOrder): Promise<Migrated> {
  const { workspaceId } = scope
  const { programId, toVersion, plan, people } = order
  const older = await olderGraphs(client, workspaceId, order)
  const rules = rulesOf(movesOf(plan, older, order.after))
  const migrationId = await begin(client, scope, order)
  const at = { workspaceId, programId, migrationId, toVersion, rules }
  const counts = await takePeople(client, at)
  const moved = counts.continued + counts.goTo + counts.exited
  refuseDrift(people, moved)
  if (moved === 0) {
    await client.query('delete from migration where workspace_id = $1 and id = $2', [workspaceId, migrationId])
    return nobodyMoved
  }
  await writeLedger(client, at)
  await writeTally(client, at, 1)
  await putPeople(client, at)
  await keepWaits(client, at, older)
  if (counts.exited > 0) await announceLeft(client, workspaceId, programId, { migrationId })
  await client.query('update migration set counts = $3 where workspace_id = $1 and id = $2', [
    workspaceId,
    migrationId,
    JSON.stringify(counts),
  ])
  await notifyWork(client, workspaceId)
  return { migrationId, ...counts }
}

/** The drawings of the versions that somebody stands in. Refuses choices that nobody can have there. */
async function olderGraphs(
  client: pg.ClientBase,
  workspaceId: number,
  { programId, toVersion, after, plan, fromVersions }: MigrationOrder,
): Promise<Map<number, Graph>> {
  const standing = await loadStanding(client, workspaceId, programId)
  const versions = new Set(standing.map(({ version }) => version))
  versions.delete(toVersion)
  const wanted = [...versions].filter((version) => fromVersions?.includes(version) ?? true)
  const graphs = await loadGraphs(client, workspaceId, programId, wanted)
  for (const [version, before] of graphs) {
    const here = standing.filter((row) => row.version === version).map(({ nodeId }) => nodeId)
    const [problem] = problemsOf(plan, compareVersions(before, after), here)
    if (problem) throw new Refusal(`migration.${problem.code}`, {}, { field: `plan.byNode.${problem.nodeId}` })
  }
  return graphs
}

async function begin(client: pg.ClientBase, scope: Scope, order: MigrationOrder): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into migration (workspace_id, program_id, to_version, plan, by) values ($1, $2, $3, $4, $5) returning id`,
    [scope.workspaceId, order.programId, order.toVersion, JSON.stringify(order.plan), signatureOf(scope.actor)],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('The migration was not written.')
  return id
}
