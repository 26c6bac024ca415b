import type pg from 'pg'

/** The channel that workers listen on. Its payload is the workspace that has something to do. */
export const WORK_CHANNEL = 'polku_work'

/**
 * Wakes the workers when the caller's transaction commits. Say it whenever something has become due: people entered, a
 * program goes on, mail was put into the outbox, a sandbox's clock was moved. Without it they look once a second.
 */
export async function notifyWork(client: pg.ClientBase, workspaceId: number): Promise<void> {
  await client.query({
    name: 'notifyWork',
    text: 'select pg_notify($1, $2)',
    values: [WORK_CHANNEL, String(workspaceId)],
  })
}
