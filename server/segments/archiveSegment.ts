import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { archiveNamed } from '#server/named/namedThing.ts'
import type { Scope } from '#server/scope.ts'

/** Takes a segment out of use, or brings it back. */
export function archiveSegment(scope: Scope, input: { id: number; archived: boolean }): Promise<{ id: number }> {
  return inTransaction(scope.database, async (client) => {
    await archiveNamed(client, scope.workspaceId, 'segment', input)
    await writeAudit(client, scope, input.archived ? 'segment.archive' : 'segment.restore', `segment ${input.id}`)
    return { id: input.id }
  })
}
