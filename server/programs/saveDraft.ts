import type { Issue } from '#engine/nodes/issue.ts'
import type { Graph } from '#engine/program/graph.ts'
import type { Scope } from '#server/scope.ts'
import { checkEmails } from './checkEmails.ts'
import { loadProgram, signatureOf } from './loadProgram.ts'
import { refuseStale } from './refuseStale.ts'

export interface SavedDraft {
  readonly revision: number
  readonly savedAt: string
  readonly emailIssues: Issue[]
}

const text = `
update program set draft = $4, revision = revision + 1, updated_at = now(), updated_by = $5
where workspace_id = $1 and id = $2 and revision = $3 and archived_at is null
returning revision, updated_at as "savedAt"`

/** Stores the draft when it was made from the newest revision; otherwise says who saved since. */
export async function saveDraft(
  scope: Scope,
  { id, revision, graph }: { id: number; revision: number; graph: Graph },
): Promise<SavedDraft> {
  const { pool } = scope.database
  const { rows } = await pool.query<{ revision: number; savedAt: Date }>({
    name: 'save-draft',
    text,
    values: [scope.workspaceId, id, revision, JSON.stringify(graph), signatureOf(scope.actor)],
  })
  const saved = rows[0]
  if (!saved) {
    await refuseStale(pool, scope, await loadProgram(pool, scope, id), revision)
    throw new Error('A draft of the newest revision was not saved.')
  }
  return {
    revision: saved.revision,
    savedAt: saved.savedAt.toISOString(),
    emailIssues: await checkEmails(scope, graph),
  }
}
