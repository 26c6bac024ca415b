import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { archiveNamed } from '#server/named/namedThing.ts'
import type { Scope } from '#server/scope.ts'

/** Takes a form out of use, or brings it back. An archived one takes no submissions. */
export function archiveForm(scope: Scope, input: { id: number; archived: boolean }): Promise<{ id: number }> {
  return inTransaction(scope.database, async (client) => {
    await archiveNamed(client, scope.workspaceId, 'form', input)
    await writeAudit(client, scope, input.archived ? 'form.archive' : 'form.restore', `form ${input.id}`)
    return { id: input.id }
  })
}
