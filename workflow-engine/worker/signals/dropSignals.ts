import type pg from 'pg'
import { numbers } from '../arrays.ts'

/** What has been delivered is gone. */
export async function dropSignals(client: pg.ClientBase, workspaceId: number, ids: readonly number[]): Promise<void> {
  await client.query({
    name: 'dropSignals',
    text: 'delete from signal where workspace_id = $1 and id = any ($2::bigint[])',
    values: [workspaceId, numbers(ids)],
  })
}
