import type pg from 'pg'
import type { Scope } from '#server/scope.ts'

/** One row for every change that somebody may later ask about: "program.publish", "program 3", { version: 2 }.
 *  Written with the client of the change's own transaction. */
export async function writeAudit(
  client: Pick<pg.ClientBase, 'query'>,
  scope: Scope,
  action: string,
  subject: string,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { actor } = scope
  await client.query({
    name: 'write-audit',
    text: 'insert into audit (workspace_id, actor, action, subject, details) values ($1, $2, $3, $4, $5)',
    values: [scope.workspaceId, `${actor.kind}:${actor.id}`, action, subject, JSON.stringify(details)],
  })
}
