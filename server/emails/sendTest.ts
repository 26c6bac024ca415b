import { addressHash } from '#engine/intake/addressHash.ts'
import { notifyWork } from '#engine/intake/notifyWork.ts'
import type { EmailContent } from '#engine/nodes/fields.ts'
import type { Language } from '#engine/nodes/language.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { emailKey } from '#server/prospects/emailKey.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { renderFor } from './renderFor.ts'

const label: Readonly<Record<Language, string>> = { en: 'Test', fi: 'Testi', sv: 'Test' }

/** Puts a test copy into the outbox: labelled in its subject, without tracking, and of no program, so that no number
 *  counts it. The sender looks at the suppression list once more. */
export async function sendTest(
  scope: Scope,
  { content, prospectId, to }: { content: EmailContent; prospectId: number | null; to: string },
): Promise<{ queued: true }> {
  const { workspaceId, database } = scope
  const { merged } = await renderFor(scope, content, prospectId)
  if (!merged) throw new Refusal('email.broken')
  if (!merged.senderEmail) throw new Refusal('email.noSender', {}, { field: 'content.senderEmail' })
  await refuseSuppressed(scope, to)
  const params = {
    fromName: merged.senderName,
    fromEmail: merged.senderEmail,
    subject: `[${label[scope.language]}] ${merged.subject}`,
    html: merged.html,
    text: merged.text,
  }
  await inTransaction(database, async (client) => {
    await client.query(
      `insert into message (workspace_id, id, kind, enrollment_id, payload, to_email, due_at)
       select $1, n, 'system', -n, $2, $3, workspace_now($1)
       from nextval(pg_get_serial_sequence('message', 'id')) as n`,
      [workspaceId, JSON.stringify({ template: 'test', params }), to],
    )
    await notifyWork(client, workspaceId)
  })
  return { queued: true }
}

async function refuseSuppressed({ database, workspaceId, signingKey }: Scope, to: string): Promise<void> {
  const key = emailKey(to)
  if (key === null) throw new Refusal('input.notEmail', {}, { field: 'to' })
  const { rowCount } = await database.pool.query(
    'select 1 from suppression where workspace_id = $1 and address_hash = $2',
    [workspaceId, addressHash(key, signingKey)],
  )
  if (rowCount) throw new Refusal('email.suppressed', { email: to }, { field: 'to' })
}
