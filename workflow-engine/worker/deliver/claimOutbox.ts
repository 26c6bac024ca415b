import type pg from 'pg'
import type { OpenWorkspace } from '../openWorkspace.ts'
import { type DueMail, dueMail } from './dueMail.ts'
import type { Block, Content, Letter } from './letter.ts'
import { deferMail } from './rules/deferMail.ts'
import { holdLate, isLate } from './rules/holdLate.ts'
import { mayBeMailed } from './rules/mayBeMailed.ts'
import { saveDeferrals } from './rules/saveDeferrals.ts'
import { saveBlocked } from './saveBlocked.ts'

/** What a claim came to. */
export interface Outbox {
  /** To be sent now, by whoever holds the transaction. */
  readonly letters: Letter[]
  /** Taken up and not sent now: blocked, held or deferred. */
  readonly putAside: number
}

const nothing: Outbox = { letters: [], putAside: 0 }

/**
 * Takes mail that is due, and puts aside what may not be sent, or not now. All of it is decided here, inside the
 * transaction that takes the mail: whoever unsubscribed before it began gets nothing.
 *
 * 1. Nobody there, no consent, suppressed, opted out of the topic: blocked, with the reason.
 * 2. Late by more than a day: held, until somebody has looked at it.
 * 3. Quiet hours, caps, days between: deferred to the next moment that is allowed.
 * @param only just these, when a batch is tried again in parts
 */
export async function claimOutbox(
  client: pg.ClientBase,
  workspace: OpenWorkspace,
  signingKey: string,
  limit: number,
  only?: readonly number[],
): Promise<Outbox> {
  if (workspace.sendingStopped) return nothing
  const mails = await dueMail(client, workspace, limit, only)
  if (mails.length === 0) return nothing
  const refusalOf = await mayBeMailed(client, workspace.id, mails, signingKey)
  const blocks: Block[] = []
  const late: DueMail[] = []
  const ready = new Map<DueMail, Content>()
  for (const mail of mails) {
    const content = contentOf(mail, workspace)
    const reason = typeof content === 'string' ? content : refusalOf(mail)
    if (typeof content === 'string' || reason !== null)
      blocks.push({ id: mail.id, bornAt: mail.born_at, reason: reason ?? '' })
    else if (isLate(workspace, mail)) late.push(mail)
    else ready.set(mail, content)
  }
  const marketing = [...ready.keys()].filter(({ kind }) => kind === 'marketing')
  const deferrals = marketing.length > 0 ? await deferMail(client, workspace, marketing) : []
  for (const { mail } of deferrals) ready.delete(mail)

  await saveBlocked(client, workspace.id, blocks)
  await holdLate(client, workspace.id, late)
  await saveDeferrals(client, workspace.id, deferrals)
  const letters = [...ready].map(([mail, content]) => letterOf(mail, content))
  return { letters, putAside: mails.length - letters.length }
}

function letterOf(mail: DueMail, content: Content): Letter {
  return {
    id: mail.id,
    bornAt: mail.born_at,
    dueAt: Math.round(mail.due),
    attempts: mail.attempts,
    epoch: mail.epoch,
    messageId: mail.message_id,
    content,
  }
}

/** What is to be said to whom, or why nothing may be. */
function contentOf(mail: DueMail, workspace: OpenWorkspace): Content | string {
  if (mail.kind === 'marketing') return marketing(mail, workspace)
  const params = mail.payload?.params ?? {}
  if (mail.user_id === null) return mail.to_email ? { kind: 'finished', to: mail.to_email, params } : 'noAddress'
  if (mail.member_email === null) return 'notMember'
  const to = { name: mail.member_name ?? '', email: mail.member_email, language: mail.member_language ?? 'en' }
  return { kind: 'system', to, template: mail.payload?.template ?? '', params }
}

function marketing(mail: DueMail, workspace: OpenWorkspace): Content | string {
  if (mail.email === null) return 'prospectGone'
  if (mail.consent !== 'granted') return `consent:${mail.consent}`
  return {
    kind: 'marketing',
    programId: mail.program_id ?? 0,
    version: mail.version ?? 0,
    nodeId: mail.node_id ?? '',
    variantId: mail.variant_id ?? '',
    person: {
      prospect: {
        firstName: mail.first_name,
        lastName: mail.last_name,
        email: mail.email,
        company: mail.company,
        jobTitle: mail.job_title,
        phone: mail.phone,
        language: mail.language,
        source: mail.source,
        score: mail.score,
        fields: mail.fields,
      },
      owner: mail.owner_email === null ? null : { name: mail.owner_name ?? '', email: mail.owner_email },
      workspace: {
        name: workspace.name,
        postalAddress: workspace.postalAddress,
        senderName: workspace.senderName,
        senderEmail: workspace.senderEmail,
      },
    },
  }
}
