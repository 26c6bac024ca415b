import type pg from 'pg'
import { numbers, texts } from '../../arrays.ts'
import type { Mail } from '../composeMime.ts'
import type { Letter } from '../letter.ts'

/** How long a claimed message is ours without a sign of life. */
export const LEASE = '60 seconds'

const text = `
update message m
set state = 'claimed', epoch = m.epoch + 1, claimed_at = now(), lease_until = now() + interval '${LEASE}',
  message_id = u.message_id, to_email = u.to_email, subject = u.subject
from unnest($2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[])
  as u(id, born_at, message_id, to_email, subject)
where m.workspace_id = $1 and m.id = u.id and m.born_at = u.born_at`

/** A letter that is ours to send, by the lease and the epoch of its row. */
export interface Claim {
  readonly letter: Letter
  readonly mail: Mail
  readonly epoch: number
}

/** Takes the lease on mail that the transaction holds. From here on the Message-ID never changes. */
export async function claimForSending(
  client: pg.ClientBase,
  workspaceId: number,
  written: readonly { letter: Letter; mail: Mail }[],
): Promise<Claim[]> {
  if (written.length === 0) return []
  await client.query({
    name: 'claimForSending',
    text,
    values: [
      workspaceId,
      numbers(written.map(({ letter }) => letter.id)),
      texts(written.map(({ letter }) => letter.bornAt)),
      texts(written.map(({ mail }) => mail.messageId)),
      texts(written.map(({ mail }) => mail.toEmail)),
      texts(written.map(({ mail }) => mail.subject)),
    ],
  })
  return written.map(({ letter, mail }) => ({ letter, mail, epoch: letter.epoch + 1 }))
}
