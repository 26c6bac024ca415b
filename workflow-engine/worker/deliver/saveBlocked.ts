import type pg from 'pg'
import { numbers, texts } from '../arrays.ts'
import type { Block } from './letter.ts'

const text = `
update message m set state = 'blocked', failure = u.reason, lease_until = null, epoch = m.epoch + 1
from unnest($2::bigint[], $3::timestamptz[], $4::text[]) as u(id, born_at, reason)
where m.workspace_id = $1 and m.id = u.id and m.born_at = u.born_at`

/** Mail that may not be sent stays in the outbox with its reason. */
export async function saveBlocked(client: pg.ClientBase, workspaceId: number, blocks: readonly Block[]): Promise<void> {
  if (blocks.length === 0) return
  await client.query({
    name: 'saveBlocked',
    text,
    values: [
      workspaceId,
      numbers(blocks.map((block) => block.id)),
      texts(blocks.map((block) => block.bornAt)),
      texts(blocks.map((block) => block.reason)),
    ],
  })
}
