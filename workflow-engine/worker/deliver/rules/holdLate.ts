import type pg from 'pg'
import { numbers, texts } from '../../arrays.ts'
import type { OpenWorkspace } from '../../openWorkspace.ts'
import type { DueMail } from '../dueMail.ts'

/** Later than this a mail may make no sense any more: somebody looks at it first. */
export const LATE_MS = 24 * 3_600_000

/**
 * Whether a mail has been due for more than a day, and not because somebody had stopped sending meanwhile. A deferral has
 * moved what it is measured by; news for members is told late rather than never; a sandbox is never late.
 */
export function isLate({ sandbox, now, sendingResumedAt }: OpenWorkspace, { kind, due }: DueMail): boolean {
  if (sandbox || kind !== 'marketing') return false
  return Math.max(due, sendingResumedAt?.getTime() ?? 0) < now.getTime() - LATE_MS
}

const text = `
update message m set state = 'held', failure = 'overdue', lease_until = null, epoch = m.epoch + 1
from unnest($2::bigint[], $3::timestamptz[]) as u(id, born_at)
where m.workspace_id = $1 and m.id = u.id and m.born_at = u.born_at`

/** Late mail waits until somebody lets it go or drops it. */
export async function holdLate(client: pg.ClientBase, workspaceId: number, mails: readonly DueMail[]): Promise<void> {
  if (mails.length === 0) return
  await client.query({
    name: 'holdLate',
    text,
    values: [workspaceId, numbers(mails.map(({ id }) => id)), texts(mails.map(({ born_at }) => born_at))],
  })
}
