import type pg from 'pg'
import { addressHash } from '../../../intake/addressHash.ts'
import { numbers, texts } from '../../arrays.ts'
import type { DueMail } from '../dueMail.ts'
import { keyOf } from '../keyOf.ts'

const suppressedText =
  'select address_hash, reason from suppression where workspace_id = $1 and address_hash = any ($2::text[])'

const optedOutText = `
select prospect_id::float8, topic_id from topic_opt_out
where workspace_id = $1 and prospect_id = any ($2::bigint[])`

/**
 * Who must not get what is for them: suppressed addresses, for mail that is not for members, and people who opted out
 * of its topic. Consent stands in the row itself.
 * @returns for a mail the reason, or null
 */
export async function mayBeMailed(
  client: pg.ClientBase,
  workspaceId: number,
  mails: readonly DueMail[],
  signingKey: string,
): Promise<(mail: DueMail) => string | null> {
  const suppressed = await loadSuppressed(client, workspaceId, mails, signingKey)
  const optedOut = await loadOptedOut(client, workspaceId, mails)
  return (mail) => suppressed(mail) ?? (optedOut.has(`${mail.prospect_id} ${mail.topic_id}`) ? 'topicOptOut' : null)
}

/** Members are not asked: the list is about people we write to for marketing. */
async function loadSuppressed(
  client: pg.ClientBase,
  workspaceId: number,
  mails: readonly DueMail[],
  signingKey: string,
): Promise<(mail: DueMail) => string | null> {
  const hashes = new Map<number, string>()
  for (const mail of mails) {
    const key = mail.email_key ?? (mail.user_id === null && mail.to_email !== null ? keyOf(mail.to_email) : null)
    if (key !== null) hashes.set(mail.id, addressHash(key, signingKey))
  }
  if (hashes.size === 0) return () => null
  const found = await client.query<[string, string]>({
    name: 'suppressed',
    text: suppressedText,
    values: [workspaceId, texts([...new Set(hashes.values())])],
    rowMode: 'array',
  })
  const reasons = new Map(found.rows)
  return (mail) => {
    const reason = reasons.get(hashes.get(mail.id) ?? '')
    return reason === undefined ? null : `suppressed:${reason}`
  }
}

/** Person and topic, of those who opted out. */
async function loadOptedOut(
  client: pg.ClientBase,
  workspaceId: number,
  mails: readonly DueMail[],
): Promise<ReadonlySet<string>> {
  const people = mails.filter(({ topic_id }) => topic_id !== null).map(({ prospect_id }) => prospect_id)
  if (people.length === 0) return new Set()
  const { rows } = await client.query<[number, number]>({
    name: 'optedOut',
    text: optedOutText,
    values: [workspaceId, numbers(people)],
    rowMode: 'array',
  })
  return new Set(rows.map((row) => row.join(' ')))
}
