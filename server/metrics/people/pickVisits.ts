import { Parameters } from '#engine/intake/Parameters.ts'
import { planForValues } from '#server/database/planForValues.ts'
import type { Scope } from '#server/scope.ts'
import { inBulk } from '../range/inBulk.ts'
import {
  type LeadMeasure,
  leadMeasures,
  leadsSql,
  type MailMeasure,
  mailMeasures,
  mailsSql,
} from '../range/mailsSql.ts'
import { resolveRange } from '../range/resolveRange.ts'
import { chosenSql, visitsSql } from '../range/visitsSql.ts'
import type { PeopleAsk } from './PeopleAsk.ts'

/** One row behind a number: a visit, named for ever. */
export interface Pick {
  readonly enrollmentId: number
  readonly visit: number
}

/** All of them, as two columns of numbers: a hundred thousand rows take little more than a megabyte. */
export interface Picked {
  readonly enrollmentIds: Float64Array
  readonly visits: Int32Array
}

export async function pickPage(
  scope: Scope,
  ask: PeopleAsk,
  { offset, limit }: { offset: number; limit: number },
): Promise<Pick[]> {
  const picking = await pickingOf(scope, ask)
  // The values are numbers of our own making.
  const text = `${picking.with}
    select v.enrollment_id as "enrollmentId", v.visit from ${picking.source} v where ${picking.where}
    order by v.enrollment_id, v.visit offset ${offset} limit ${limit}`
  const question = picking.isNarrow ? inBulk<Pick> : planForValues<Pick>
  return (await question(scope.database, text, picking.values)).rows
}

export async function countPicks(scope: Scope, ask: PeopleAsk): Promise<number> {
  const picking = await pickingOf(scope, ask)
  const text = `${picking.with} select count(*) as n from ${picking.source} v where ${picking.where}`
  return (await inBulk<{ n: number }>(scope.database, text, picking.values)).rows[0]?.n ?? 0
}

export async function pickAll(scope: Scope, ask: PeopleAsk): Promise<Picked> {
  const picking = await pickingOf(scope, ask)
  const text = `${picking.with}
    select v.enrollment_id as "enrollmentId", v.visit from ${picking.source} v where ${picking.where}
    order by v.enrollment_id, v.visit`
  const { rows } = await inBulk<Pick>(scope.database, text, picking.values)
  return {
    enrollmentIds: Float64Array.from(rows, ({ enrollmentId }) => enrollmentId),
    visits: Int32Array.from(rows, ({ visit }) => visit),
  }
}

interface Picking {
  readonly with: string
  readonly source: 'visits' | 'mails' | 'leads'
  readonly where: string
  readonly values: unknown[]
  /** More than the step decides who is meant, so that everybody has to be looked at for any page. */
  readonly isNarrow: boolean
}

async function pickingOf(scope: Scope, ask: PeopleAsk): Promise<Picking> {
  const { programId, nodeId, measure } = ask
  const range = await resolveRange(scope, ask)
  const visitsAsk = { workspaceId: scope.workspaceId, programId, nodeId, question: ask, range }
  const parameters = new Parameters([scope.workspaceId, programId])
  const chosen = chosenSql(visitsAsk, parameters)
  const isChosen = chosen !== null
  const people = peopleConditions(ask, parameters)
  const source = isMail(measure) ? 'mails' : isLead(measure) ? 'leads' : 'visits'
  const isNarrow = isChosen || people !== null || source !== 'visits'
  const made = {
    visits: () => visitsSql(visitsAsk, isChosen, isNarrow ? 'bulk' : 'rows', parameters),
    mails: () => mailsSql(visitsAsk, isChosen, parameters),
    leads: () => leadsSql(visitsAsk, isChosen, parameters),
  }[source]()
  return {
    with: `with ${chosen ? `${chosen}, ` : ''}${made}`,
    source,
    where: [conditionOf(ask, parameters), people].filter((one) => one !== null).join(' and '),
    values: parameters.values,
    isNarrow,
  }
}

const isMail = (measure: string): measure is MailMeasure => (mailMeasures as readonly string[]).includes(measure)
const isLead = (measure: string): measure is LeadMeasure => (leadMeasures as readonly string[]).includes(measure)

/** What makes a row one of those that the number counts. */
function conditionOf({ measure, outlet }: PeopleAsk, parameters: Parameters): string {
  if (isMail(measure) || isLead(measure)) return `v."${measure}"`
  if (measure === 'entered') return 'v.is_new'
  if (measure === 'movedOn' && outlet !== undefined) return `v.fate = 'movedOn' and v.outlet = ${parameters.of(outlet)}`
  return `v.fate = ${parameters.of(measure)}`
}

function peopleConditions({ search, ownerId, minScore }: PeopleAsk, parameters: Parameters): string | null {
  const conditions = (search ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 10)
    .map((word) => `p.search_text like ${parameters.of(`%${word.replace(/[\\%_]/g, '\\$&')}%`)}`)
  if (ownerId === 'nobody') conditions.push('p.owner_id is null')
  else if (ownerId !== undefined) conditions.push(`p.owner_id = ${parameters.of(ownerId)}`)
  if (minScore !== undefined) conditions.push(`p.score >= ${parameters.of(minScore, 'int')}`)
  if (conditions.length === 0) return null
  return `v.enrollment_id in (
    select e.id from enrollment e join prospect p on p.workspace_id = $1 and p.id = e.prospect_id
    where e.workspace_id = $1 and e.program_id = $2 and ${conditions.join(' and ')})`
}
