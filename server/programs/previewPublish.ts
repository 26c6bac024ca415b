import type { Issue } from '#engine/nodes/issue.ts'
import type { MigrationPlan } from '#engine/program/migrationPlan.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { checkGraph } from './checkGraph.ts'
import { entriesOf } from './entriesOf.ts'
import { loadGraphs } from './inFlight/loadStanding.ts'
import { type MigrationPreview, previewMigration } from './inFlight/previewMigration.ts'
import { loadProgram } from './loadProgram.ts'
import { countOutside } from './membersOutside.ts'
import type { ProgramStatus } from './programStatus.ts'

export interface PublishPreview {
  readonly issues: Issue[]
  /** People of the draft's entry lists and segments who have never been inside: whom `enrollExisting` would bring in. */
  readonly onList: number
  /** The draft's revision that all this is about. */
  readonly revision: number
  readonly liveVersion: number | null
  /** A program that is paused stays so when it is published. */
  readonly status: ProgramStatus
  /** Who stands where in the versions so far, and what can be chosen for them. */
  readonly standing: MigrationPreview['rows']
  /** How many the plan would put where; without a plan, what is suggested. Left to themselves they all finish where they
   *  are. */
  readonly counts: MigrationPreview['counts']
}

/** What publishing would do.
 *  @param number an older version to publish once more, instead of the draft */
export async function previewPublish(
  scope: Scope,
  { id, number, plan }: { id: number; number?: number | undefined; plan?: MigrationPlan | undefined },
): Promise<PublishPreview> {
  const { pool } = scope.database
  const { workspaceId } = scope
  const { draft, revision, liveVersion, status } = await loadProgram(pool, scope, id)
  const after = number === undefined ? draft : (await loadGraphs(pool, workspaceId, id, [number])).get(number)
  if (!after) throw new Refusal('notFound.version')
  const onList = await countOutside(pool, workspaceId, id, entriesOf(after))
  const issues = await checkGraph(scope, id, after)
  const { rows: standing, counts } = await previewMigration(pool, workspaceId, { programId: id, after, plan })
  return { issues, onList, revision, liveVersion, status, standing, counts }
}
