import type pg from 'pg'
import { zoneOf } from '../../../nodes/zoneOf.ts'
import { type DeferredFor, nextAllowed } from '../../../sending/nextAllowed.ts'
import { daysToKnow, noLimits, SendingPolicy } from '../../../sending/sendingPolicy.ts'
import type { OpenWorkspace } from '../../openWorkspace.ts'
import type { DueMail } from '../dueMail.ts'
import { daysBefore, loadSent, noteSent, type Sent } from './loadSent.ts'

/** A mail that has to wait, until when, and why. */
export interface Deferral {
  readonly mail: DueMail
  readonly until: Date
  readonly reason: DeferredFor
}

/**
 * Which of the mails have to wait by the rules of the workspace: quiet hours, caps, days between. In the order given,
 * so that of two mails to one person the first goes.
 *
 * R1. Decided in the transaction that takes the mail, with the people locked: two senders never let two mails of one
 *     person pass one cap.
 * R2. Nothing is asked of the database unless something is limited that it must be asked for.
 */
export async function deferMail(
  client: pg.ClientBase,
  workspace: OpenWorkspace,
  mails: readonly DueMail[],
): Promise<Deferral[]> {
  const isLimited = Object.keys(workspace.sendingPolicy).length > 0
  if (!isLimited && mails.every(({ mails_per_week }) => mails_per_week === null)) return []
  const policy = isLimited ? SendingPolicy.parse(workspace.sendingPolicy) : noLimits
  // In a sandbox, whose clock jumps, each mail is judged at its own time.
  const momentOf = (mail: DueMail) => (workspace.sandbox ? mail.due : workspace.now.getTime())
  const sent = await whatWasSent(client, workspace, policy, mails, Math.min(...mails.map(momentOf)))

  const deferrals: Deferral[] = []
  for (const mail of mails) {
    const person = mail.prospect_id ?? 0
    const { at, reason } = nextAllowed({
      at: new Date(Math.round(momentOf(mail))),
      policy,
      mailsPerWeek: mail.mails_per_week,
      sentToPerson: sent.toPerson.get(person) ?? [],
      sentToCompany: sent.toCompany.get(mail.company_key) ?? [],
      zone: zoneOf(mail.time_zone, workspace.zone),
    })
    if (reason !== null) deferrals.push({ mail, until: at, reason })
    else {
      noteSent(sent.toPerson, person, at)
      if (mail.company_key !== '') noteSent(sent.toCompany, mail.company_key, at)
    }
  }
  return deferrals
}

async function whatWasSent(
  client: pg.ClientBase,
  workspace: OpenWorkspace,
  policy: SendingPolicy,
  mails: readonly DueMail[],
  from: number,
): Promise<Sent> {
  const days = Math.max(0, ...mails.map(({ mails_per_week }) => daysToKnow(policy, mails_per_week)))
  const companies = policy.perCompanyPerDay === null ? [] : mails.map(({ company_key }) => company_key).filter(Boolean)
  if (days === 0 && companies.length === 0) return { toPerson: new Map(), toCompany: new Map() }
  return loadSent(client, workspace.id, {
    people: [...new Set(mails.map(({ prospect_id }) => prospect_id ?? 0))],
    companies: [...new Set(companies)],
    except: mails.map(({ id }) => id),
    peopleSince: daysBefore(from, days),
    companiesSince: daysBefore(from, 1),
    now: workspace.now,
  })
}
