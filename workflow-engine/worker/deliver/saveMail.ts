import type pg from 'pg'
import { numbers, texts } from '../arrays.ts'
import type { Mail } from './composeMime.ts'
import type { Letter } from './letter.ts'

/** A letter that the local mailbox takes. */
export interface Delivered {
  readonly letter: Letter
  readonly mail: Mail
  /** The MIME source, gzipped. */
  readonly raw: Buffer
  /** Milliseconds of workspace time. */
  readonly at: number
}

const text = `
with u as (
  select * from unnest($2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::float8[], $10::int[], $11::int[])
    as u(id, born_at, message_id, to_email, from_text, to_text, subject, at, begins, bytes)
), kept as (
  insert into mail (workspace_id, message_id, from_text, to_text, subject, at, raw)
  select $1, u.id, u.from_text, u.to_text, u.subject, to_timestamp(u.at / 1000),
    substring($12::bytea from u.begins for u.bytes)
  from u
  on conflict do nothing
)
update message m
set state = 'sent', sent_at = to_timestamp(u.at / 1000), to_email = u.to_email, subject = u.subject,
  message_id = u.message_id, failure = null, claimed_at = now(), lease_until = null, epoch = m.epoch + 1,
  attempts = m.attempts + 1
from u where m.workspace_id = $1 and m.id = u.id and m.born_at = u.born_at`

/** Puts mail into the local mailbox and marks it sent, both or neither. */
export async function saveMail(
  client: pg.ClientBase,
  workspaceId: number,
  delivered: readonly Delivered[],
): Promise<void> {
  if (delivered.length === 0) return
  const mails = delivered.map((one) => one.mail)
  let end = 1
  const begins = delivered.map(({ raw }) => {
    const begin = end
    end += raw.length
    return begin
  })
  await client.query({
    name: 'saveMail',
    text,
    values: [
      workspaceId,
      numbers(delivered.map((one) => one.letter.id)),
      texts(delivered.map((one) => one.letter.bornAt)),
      texts(mails.map((mail) => mail.messageId)),
      texts(mails.map((mail) => mail.toEmail)),
      texts(mails.map((mail) => named(mail.fromName, mail.fromEmail))),
      texts(mails.map((mail) => named(mail.toName, mail.toEmail))),
      texts(mails.map((mail) => mail.subject)),
      numbers(delivered.map((one) => one.at)),
      numbers(begins),
      numbers(delivered.map((one) => one.raw.length)),
      // All sources in one value: sent as bytes, where an array of them would be sent as text.
      Buffer.concat(delivered.map((one) => one.raw)),
    ],
  })
}

function named(name: string, email: string): string {
  return name ? `${name} <${email}>` : email
}
