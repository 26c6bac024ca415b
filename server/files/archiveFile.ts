import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { findUsers } from '#server/programs/findUsers.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

/** Puts a file away. Links that were sent out keep working; one that a program uses is refused with their names. */
export async function archiveFile(scope: Scope, id: number): Promise<{ archivedAt: string }> {
  return inTransaction(scope.database, async (client) => {
    // Publishing locks the files it points to in the same way: neither passes the other unseen.
    const { rows } = await client.query<{ at: Date | null }>(
      'select archived_at as at from file where workspace_id = $1 and id = $2 for update',
      [scope.workspaceId, id],
    )
    const row = rows[0]
    if (!row) throw new Refusal('notFound.file')
    if (row.at) return { archivedAt: row.at.toISOString() }
    const users = await findUsers(client, scope.workspaceId, { ref: 'file', id })
    if (users.length > 0) throw new Refusal('file.inUse', { programs: users.map((user) => user.name).join(', ') })
    const archived = await client.query<{ at: Date }>(
      'update file set archived_at = now() where workspace_id = $1 and id = $2 returning archived_at as at',
      [scope.workspaceId, id],
    )
    await writeAudit(client, scope, 'file.archive', `file ${id}`)
    return { archivedAt: (archived.rows[0]?.at ?? new Date()).toISOString() }
  })
}
