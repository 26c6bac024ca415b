import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { archiveNamed } from '#server/named/namedThing.ts'
import type { Scope } from '#server/scope.ts'

/** Takes a topic out of use, or brings it back. Who opted out of it stays opted out. */
export function archiveTopic(scope: Scope, input: { id: number; archived: boolean }): Promise<{ id: number }> {
  return inTransaction(scope.database, async (client) => {
    await archiveNamed(client, scope.workspaceId, 'topic', input)
    await writeAudit(client, scope, input.archived ? 'topic.archive' : 'topic.restore', `topic ${input.id}`)
    return { id: input.id }
  })
}
