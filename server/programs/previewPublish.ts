import type { Issue } from '#engine/nodes/issue.ts'
import type { MigrationPlan } from '#engine/program/migrationPlan.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { checkGraph } from './checkGraph.ts'
import { loadGraphs } from './inFlight/loadStanding.ts'
import type { MigrationPreview } from './inFlight/previewMigration.ts'
import { loadProgram } from './loadProgram.ts'
import { lookAtDraft } from './lookAtDraft.ts'
import { type Authors, namesOf } from './noteAuthors.ts'
import type { ProgramStatus } from './programStatus.ts'
import { seenToken } from './seen.ts'

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
  /** Who drew what is not published yet, by row (program/drawnRows.ts), and what they are called. */
  readonly authors: Authors
  readonly names: Readonly<Record<string, string>>
  /** Those among them who are not the asker, of what would be published. */
  readonly others: readonly string[]
  /** Everything above that publishing is bound to (seen.ts). */
  readonly seen: string
}

/** What publishing would do.
 *  @param number an older version to publish once more, instead of the draft */
export async function previewPublish(
  scope: Scope,
  { id, number, plan }: { id: number; number?: number | undefined; plan?: MigrationPlan | undefined },
): Promise<PublishPreview> {
  const { pool } = scope.database
  const { workspaceId } = scope
  const program = await loadProgram(pool, scope, id)
  const { draft, revision, liveVersion, status } = program
  const after = number === undefined ? draft : (await loadGraphs(pool, workspaceId, id, [number])).get(number)
  if (!after) throw new Refusal('notFound.version')
  const { seen, preview, authors } = await lookAtDraft(pool, scope, program, {
    after,
    plan,
    isDraft: number === undefined,
  })
  const issues = await checkGraph(scope, id, after)
  const { rows: standing, counts } = preview
  const { onList, others } = seen
  const names = await namesOf(pool, workspaceId, [...new Set(Object.values(authors).flat())])
  return {
    issues,
    onList,
    revision,
    liveVersion,
    status,
    standing,
    counts,
    authors,
    names,
    others,
    seen: seenToken(seen),
  }
}
