import type { Issue } from '#engine/nodes/issue.ts'
import type { Graph } from '#engine/program/graph.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { refuseBesideEditor } from '#server/presence/lease.ts'
import type { Scope } from '#server/scope.ts'
import { checkEmails } from './checkEmails.ts'
import { loadProgram, signatureOf } from './loadProgram.ts'
import { type Authors, authorsAfter } from './noteAuthors.ts'
import { refuseStale } from './refuseStale.ts'

export interface SavedDraft {
  readonly revision: number
  readonly savedAt: string
  readonly emailIssues: Issue[]
}

const look = `
select draft, authors from program
where workspace_id = $1 and id = $2 and revision = $3 and archived_at is null for no key update`

const text = `
update program set draft = $4, revision = revision + 1, updated_at = now(), updated_by = $5, authors = $6
where workspace_id = $1 and id = $2 and revision = $3
returning revision, updated_at as "savedAt"`

/** Stores the draft when it was made from the newest revision and nobody else edits, and who drew what in it; otherwise
 *  says who edits, or who saved since. */
export async function saveDraft(
  scope: Scope,
  { id, revision, graph }: { id: number; revision: number; graph: Graph },
): Promise<SavedDraft> {
  const { pool } = scope.database
  const { workspaceId } = scope
  const saved = await inTransaction(scope.database, async (client) => {
    const held = await client.query<{ draft: Graph; authors: Authors }>({
      name: 'hold-draft',
      text: look,
      values: [workspaceId, id, revision],
    })
    await refuseBesideEditor(client, scope, { programId: id, tab: scope.tab ?? null })
    const before = held.rows[0]
    if (!before) return null
    const signature = signatureOf(scope.actor)
    const authors = authorsAfter(before.authors, before.draft, graph, signature)
    const { rows } = await client.query<{ revision: number; savedAt: Date }>({
      name: 'save-draft',
      text,
      values: [workspaceId, id, revision, JSON.stringify(graph), signature, JSON.stringify(authors)],
    })
    return rows[0] ?? null
  })
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
