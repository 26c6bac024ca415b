import { inTransaction } from '#server/inTransaction.ts'
import { renameNamed } from '#server/named/namedThing.ts'
import type { Scope } from '#server/scope.ts'

/** Gives a topic another name. */
export function renameTopic(
  { database, workspaceId }: Scope,
  input: { id: number; name: string },
): Promise<{ id: number }> {
  return inTransaction(database, async (client) => {
    await renameNamed(client, workspaceId, 'topic', input)
    return { id: input.id }
  })
}
