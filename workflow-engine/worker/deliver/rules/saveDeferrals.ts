import type pg from 'pg'
import { numbers, texts } from '../../arrays.ts'
import type { Deferral } from './deferMail.ts'

const text = `
update message m
set state = 'pending', due_at = to_timestamp(u.until / 1000), deferred_for = u.reason,
  deferred_from = coalesce(m.deferred_from, m.due_at), lease_until = null, epoch = m.epoch + 1
from unnest($2::bigint[], $3::timestamptz[], $4::float8[], $5::text[]) as u(id, born_at, until, reason)
where m.workspace_id = $1 and m.id = u.id and m.born_at = u.born_at`

/** Mail that has to wait stays in the outbox, with the reason and since when it waits. */
export async function saveDeferrals(
  client: pg.ClientBase,
  workspaceId: number,
  deferrals: readonly Deferral[],
): Promise<void> {
  if (deferrals.length === 0) return
  await client.query({
    name: 'saveDeferrals',
    text,
    values: [
      workspaceId,
      numbers(deferrals.map(({ mail }) => mail.id)),
      texts(deferrals.map(({ mail }) => mail.born_at)),
      numbers(deferrals.map(({ until }) => until.getTime())),
      texts(deferrals.map(({ reason }) => reason)),
    ],
  })
}
