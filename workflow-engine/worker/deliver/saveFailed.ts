import type pg from 'pg'
import { numbers, texts } from '../arrays.ts'

/** A message that no retry can help. */
export interface Failure {
  readonly letter: { readonly id: number; readonly bornAt: string; readonly epoch: number }
  readonly reason: string
}

const text = `
update message m set state = 'failed', failure = u.reason, lease_until = null, epoch = m.epoch + 1
from unnest($2::bigint[], $3::timestamptz[], $4::int[], $5::text[]) as u(id, born_at, epoch, reason)
where m.workspace_id = $1 and m.id = u.id and m.born_at = u.born_at and m.epoch = u.epoch
  and m.state in ('pending', 'claimed', 'dot')`

export async function saveFailed(
  client: pg.ClientBase | pg.Pool,
  workspaceId: number,
  failures: readonly Failure[],
): Promise<void> {
  if (failures.length === 0) return
  await client.query({
    name: 'saveFailed',
    text,
    values: [
      workspaceId,
      numbers(failures.map(({ letter }) => letter.id)),
      texts(failures.map(({ letter }) => letter.bornAt)),
      numbers(failures.map(({ letter }) => letter.epoch)),
      texts(failures.map(({ reason }) => reason)),
    ],
  })
}
