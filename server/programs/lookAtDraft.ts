import type pg from 'pg'
import { differingRows } from '#engine/program/drawnRows.ts'
import type { Graph } from '#engine/program/graph.ts'
import type { MigrationPlan } from '#engine/program/migrationPlan.ts'
import type { Scope } from '#server/scope.ts'
import { entriesOf } from './entriesOf.ts'
import { loadGraphs } from './inFlight/loadStanding.ts'
import { type MigrationPreview, previewMigration } from './inFlight/previewMigration.ts'
import { type ProgramRecord, signatureOf } from './loadProgram.ts'
import { countOutside } from './membersOutside.ts'
import { type Authors, authorsOf } from './noteAuthors.ts'
import { type Seen, stayingAll } from './seen.ts'

export interface Looked {
  readonly seen: Seen
  readonly preview: MigrationPreview
  readonly authors: Authors
  readonly live: Graph | null
  /** Signatures of those who drew what would be published. */
  readonly drew: readonly string[]
}

/** What publishing a drawing would do to whom, and whose changes it would publish: what the dialog shows, and what is
 *  looked at once more when its word is given. */
export async function lookAtDraft(
  client: Pick<pg.ClientBase, 'query'>,
  scope: Scope,
  program: ProgramRecord,
  {
    after,
    plan,
    isDraft = true,
  }: { readonly after: Graph; readonly plan?: MigrationPlan | undefined; isDraft?: boolean },
): Promise<Looked> {
  const { workspaceId } = scope
  const { id: programId, revision, liveVersion } = program
  const live =
    liveVersion === null
      ? null
      : ((await loadGraphs(client, workspaceId, programId, [liveVersion])).get(liveVersion) ?? null)
  const { rows } = await client.query<{ authors: Authors }>({
    name: 'authors-of-draft',
    text: 'select authors from program where workspace_id = $1 and id = $2',
    values: [workspaceId, programId],
  })
  const authors = rows[0]?.authors ?? {}
  const preview = await previewMigration(client, workspaceId, { programId, after, plan })
  const people = preview.rows.reduce((sum, row) => sum + row.people, 0)
  // An older version was published by whoever published it.
  const drew = !isDraft ? [] : live ? authorsOf(authors, differingRows(live, after)) : Object.values(authors).flat()
  const me = signatureOf(scope.actor)
  const seen: Seen = {
    revision,
    liveVersion,
    counts: plan ? preview.counts : stayingAll(people),
    plan: plan ?? null,
    onList: await countOutside(client, workspaceId, programId, entriesOf(after)),
    others: [...new Set(drew)].filter((one) => one !== me).sort(),
  }
  return { seen, preview, authors, live, drew: [...new Set(drew)] }
}
