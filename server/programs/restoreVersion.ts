import { writeAudit } from '#server/audit.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { loadGraphs } from './inFlight/loadStanding.ts'
import { type SavedDraft, saveDraft } from './saveDraft.ts'

/** Makes a published drawing the draft again. `revision` is that of the draft which it replaces. */
export async function restoreVersion(
  scope: Scope,
  { id, number, revision }: { id: number; number: number; revision: number },
): Promise<SavedDraft> {
  const { pool } = scope.database
  const graph = (await loadGraphs(pool, scope.workspaceId, id, [number])).get(number)
  if (!graph) throw new Refusal('notFound.version')
  const saved = await saveDraft(scope, { id, revision, graph })
  await writeAudit(pool, scope, 'program.restoreVersion', `program ${id}`, { number, revision: saved.revision })
  return saved
}
