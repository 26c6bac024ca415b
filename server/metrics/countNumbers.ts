import { loadProgram } from '#server/programs/loadProgram.ts'
import type { Scope } from '#server/scope.ts'
import { Coalesced } from './Coalesced.ts'
import { countProgram, type ProgramMetrics } from './countProgram.ts'
import { isCounted, type NumbersQuestion } from './NumbersQuestion.ts'
import { countLeads, countMails, type LeadCounts, type MailCounts } from './range/countMails.ts'
import { type CountedVisits, countVisits } from './range/countVisits.ts'
import { resolveRange } from './range/resolveRange.ts'
import type { VisitsAsk } from './range/visitsSql.ts'

/** Everything that the canvas shows of a program. */
export interface ProgramNumbers extends ProgramMetrics {
  /** In activity mode, by node id: who stood there when the range began, so that the sum comes out. */
  readonly before: Readonly<Record<string, number>>
  readonly mails: Readonly<Record<string, MailCounts>>
  readonly leads: Readonly<Record<string, LeadCounts>>
  /** By node id: who stands there at present, whatever range and filter the other numbers have. */
  readonly standing: Readonly<Record<string, number>>
  /** The moments that the question meant; null is open. */
  readonly from: string | null
  readonly to: string | null
}

/** The numbers of a program as a question asks for them. Without range and filter they come from the counters, whatever
 *  the size of the ledger; else from the ledger, in one statement for visits, one for emails and one for hand-offs. */
export async function countNumbers(
  scope: Scope,
  programId: number,
  question: NumbersQuestion,
): Promise<ProgramNumbers> {
  const { database, workspaceId } = scope
  const ask: VisitsAsk = { workspaceId, programId, question, range: await resolveRange(scope, question) }
  const [counts, mails, leads, standing] = await Promise.all([
    countSteps(scope, ask),
    countMails(database, ask),
    countLeads(database, ask),
    countProgram(scope, programId),
  ])
  return { ...counts, mails, leads, standing: standingIn(standing), ...endsOf(ask) }
}

async function countSteps(scope: Scope, ask: VisitsAsk): Promise<CountedVisits & { at: string }> {
  const { programId, question } = ask
  if (isCounted(question)) return { ...(await countProgram(scope, programId, question)), before: {} }
  await loadProgram(scope.database.pool, scope, programId)
  return { ...(await countVisits(scope.database, ask)), at: new Date().toISOString() }
}

const standingIn = ({ nodes }: ProgramMetrics): Record<string, number> =>
  Object.fromEntries(Object.entries(nodes).map(([id, { waiting }]) => [id, waiting]))

const endsOf = ({ range: { from, to } }: VisitsAsk) => ({
  from: from?.toISOString() ?? null,
  to: to?.toISOString() ?? null,
})

/** What is asked of one database by everybody who looks. Counters cost a millisecond and are looked at each second; what
 *  comes from the ledger takes a tenth of the time at most. */
class Watched {
  readonly counters = new Coalesced<ProgramMetrics>({ least: 500, share: 0.1 })
  readonly visits = new Coalesced<CountedVisits & { at: string }>({ least: 1000, share: 0.1 })
  readonly mails = new Coalesced<Readonly<Record<string, MailCounts>>>({ least: 2000, share: 0.05 })
  readonly leads = new Coalesced<Readonly<Record<string, LeadCounts>>>({ least: 2000, share: 0.05 })
}
const watched = new WeakMap<Scope['database']['pool'], Watched>()

/** countNumbers for pages that stay open: many viewers cost one query, and a large ledger is asked less often. */
export async function watchNumbers(
  scope: Scope,
  programId: number,
  question: NumbersQuestion,
): Promise<ProgramNumbers> {
  const { database, workspaceId } = scope
  const shared = watched.get(database.pool) ?? new Watched()
  watched.set(database.pool, shared)
  const ask: VisitsAsk = { workspaceId, programId, question, range: await resolveRange(scope, question) }
  const key = JSON.stringify([workspaceId, programId, question, endsOf(ask)])
  const steps = isCounted(question)
    ? shared.counters.ask(key, () => countProgram(scope, programId, question)).then((it) => ({ ...it, before: {} }))
    : shared.visits.ask(key, () => countSteps(scope, ask))
  const all = JSON.stringify([workspaceId, programId])
  const [counts, mails, leads, standing] = await Promise.all([
    steps,
    shared.mails.ask(key, () => countMails(database, ask)),
    shared.leads.ask(key, () => countLeads(database, ask)),
    shared.counters.ask(all, () => countProgram(scope, programId)),
  ])
  return { ...counts, mails, leads, standing: standingIn(standing), ...endsOf(ask) }
}
