import type { MigrationPlan } from '#engine/program/migrationPlan.ts'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { loadProgram, type ProgramRecord } from '#server/programs/loadProgram.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { loadGraphs } from './loadStanding.ts'
import { type Migrated, movePeople } from './movePeople.ts'
import { type MigrationPreview, previewMigration } from './previewMigration.ts'

interface Question {
  readonly id: number
  /** Only people in these versions; left out: in all but the live one. */
  readonly fromVersions?: readonly number[] | undefined
}

export interface MigrateOrder extends Question {
  /** The live version that was looked at; a newer one is refused. */
  readonly liveVersion: number
  readonly plan: MigrationPlan
  /** How many the preview said would be moved. */
  readonly people?: number | undefined
}

/** Who stands in older versions than the live one, and what can be done with them. */
export async function migrationPreview(
  scope: Scope,
  { id, ...question }: Question & { readonly plan?: MigrationPlan | undefined },
): Promise<MigrationPreview & { readonly liveVersion: number }> {
  const { pool } = scope.database
  const liveVersion = versionOf(await loadProgram(pool, scope, id))
  const after = await graphOf(pool, scope, id, liveVersion)
  const asked = { programId: id, after, toVersion: liveVersion, ...question }
  return { liveVersion, ...(await previewMigration(pool, scope.workspaceId, asked)) }
}

/** Moves people from older versions to the live one, without publishing anything. */
export async function migratePeople(scope: Scope, { id, liveVersion, ...order }: MigrateOrder): Promise<Migrated> {
  return inTransaction(scope.database, async (client) => {
    const program = await loadProgram(client, scope, id, { lock: true })
    if (program.archivedAt) throw new Refusal('program.archived')
    refuseNewer(versionOf(program), liveVersion)
    const after = await graphOf(client, scope, id, liveVersion)
    const migrated = await movePeople(client, scope, { programId: id, toVersion: liveVersion, after, ...order })
    await writeAudit(client, scope, 'program.migrate', `program ${id}`, { toVersion: liveVersion, ...migrated })
    return migrated
  })
}

export function versionOf({ liveVersion }: Pick<ProgramRecord, 'liveVersion'>): number {
  if (liveVersion === null) throw new Refusal('program.unpublished')
  return liveVersion
}

/** Refuses what was decided while looking at another version than the one that is live. */
export function refuseNewer(live: number, seen: number): void {
  if (live !== seen) throw new Refusal('migration.newer', { version: live })
}

async function graphOf(client: Parameters<typeof loadGraphs>[0], scope: Scope, id: number, version: number) {
  const graph = (await loadGraphs(client, scope.workspaceId, id, [version])).get(version)
  if (!graph) throw new Refusal('notFound.version')
  return graph
}
