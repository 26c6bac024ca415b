import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { refuseTaken } from '#server/named/namedThing.ts'
import type { Scope } from '#server/scope.ts'

/** Makes a topic that emails can be about. */
export function createTopic(scope: Scope, { name }: { name: string }): Promise<{ id: number }> {
  return inTransaction(scope.database, async (client) => {
    const { rows } = await refuseTaken(
      name,
      client.query<{ id: number }>('insert into topic (workspace_id, name) values ($1, $2) returning id', [
        scope.workspaceId,
        name,
      ]),
    )
    const id = rows[0]?.id ?? 0
    await writeAudit(client, scope, 'topic.create', `topic ${id}`, { name })
    return { id }
  })
}
