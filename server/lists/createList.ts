import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import type { Scope } from '#server/scope.ts'
import { insertList } from './insertList.ts'

/** Makes an empty list. */
export async function createList(scope: Scope, { name }: { name: string }): Promise<{ id: number }> {
  return inTransaction(scope.database, async (client) => {
    const id = await insertList(client, scope, name, 'name')
    await writeAudit(client, scope, 'list.create', `list ${id}`, { name })
    return { id }
  })
}
