import type { Parameters } from '#engine/intake/Parameters.ts'
import type { NumbersQuestion } from '../NumbersQuestion.ts'
import type { Range } from './resolveRange.ts'

// What all numbers of a range are made of: visits, each with what became of it. A visit began once and is in exactly one
// of four places: it waits, moved on, was the exit, or failed. So however visits are chosen,
//
//   cohort:    entered = waiting + moved on + exited + failed
//   activity:  stood there before + entered = waiting at the end + moved on + exited + failed
//
// as long as the same visits are chosen for all of them. That is why the number on a card, the rows behind it and the
// file they are exported to are asked of these same lines.

export interface VisitsAsk {
  readonly workspaceId: number
  readonly programId: number
  readonly question: NumbersQuestion
  readonly range: Range
  /** Only visits of this node. */
  readonly nodeId?: string
}

/** Things are counted by when they happened, and the range is not everything. */
export const isByEvent = ({ question, range }: VisitsAsk): boolean =>
  question.mode === 'activity' && (range.from !== null || range.to !== null)

/** The CTE `visits`: enrollment_id, visit, node_id, version, outlet, fate, is_new, arrived_at, at, due_at.
 *  @param by bulk: with joins, to count everything; rows: for a page of rows, looks up one by one what it needs */
export function visitsSql(ask: VisitsAsk, isChosen: boolean, by: 'bulk' | 'rows', parameters: Parameters): string {
  const { question, range, nodeId } = ask
  const byEvent = isByEvent(ask)
  const moment = (at: Date) => parameters.of(at, 'timestamptz')
  const here = (row: 's' | 'e') => {
    const conditions = versionConditions(question, row, parameters)
    if (nodeId !== undefined) conditions.push(`${row}.node_id = ${parameters.of(nodeId)}`)
    if (byEvent && range.to) conditions.push(`${row}.arrived_at < ${moment(range.to)}`)
    if (isChosen) conditions.push(`${row}.${row === 's' ? 'enrollment_id' : 'id'} in (select id from chosen)`)
    return conditions.map((condition) => ` and ${condition}`).join('')
  }
  const isNew = (row: string) => (byEvent && range.from ? `${row}.arrived_at >= ${moment(range.from)}` : 'true')
  const isLater = byEvent && range.to ? `s.at >= ${moment(range.to)}` : 'false'
  const isFailed = by === 'bulk' ? 'f.id is not null' : looksFailed
  const left = byEvent && range.from ? ` and s.at >= ${moment(range.from)}` : ''
  const written = range.horizon ? ` and s.recorded_at >= ${moment(range.horizon)}` : ''
  return `visits as (
    select s.enrollment_id, s.visit, s.node_id, s.version, case when ${isLater} then '' else s.outlet end as outlet,
      case when ${isLater} then 'waiting' when s.outlet <> '' then 'movedOn' when ${isFailed} then 'failed'
        else 'exited' end as fate,
      ${isNew('s')} as is_new, s.arrived_at, case when not ${isLater} then s.at end as at, null::timestamptz as due_at
    from step s ${by === 'bulk' ? failedOnes : ''}
    where s.workspace_id = $1 and s.program_id = $2${here('s')}${left}${written}
    union all
    select e.id, e.visit, e.node_id, e.version, '', 'waiting', ${isNew('e')}, e.arrived_at, null, e.due_at
    from enrollment e
    where e.workspace_id = $1 and e.program_id = $2 and e.status = 'waiting'${here('e')}
  )`
}

const looksFailed = `exists (
  select 1 from enrollment f where f.workspace_id = $1 and f.id = s.enrollment_id and f.status = 'failed')`

const failedOnes = `left join (
      select id from enrollment where workspace_id = $1 and program_id = $2 and status = 'failed'
    ) f on f.id = s.enrollment_id and s.outlet = ''`

/** @param row what has the column `version` */
export function versionConditions({ version, since }: NumbersQuestion, row: string, parameters: Parameters): string[] {
  const conditions = []
  if (version !== undefined) conditions.push(`${row}.version = ${parameters.of(version, 'int')}`)
  if (since !== undefined) conditions.push(`${row}.version >= ${parameters.of(since, 'int')}`)
  return conditions
}

/** The CTE `chosen`: who is meant. null where that is everybody in the program. */
export function chosenSql(ask: VisitsAsk, parameters: Parameters): string | null {
  const { question, range } = ask
  const byEntering = !isByEvent(ask)
  const conditions: string[] = []
  if (byEntering && range.from) conditions.push(`e.entered_at >= ${parameters.of(range.from, 'timestamptz')}`)
  if (byEntering && range.to) conditions.push(`e.entered_at < ${parameters.of(range.to, 'timestamptz')}`)
  if (question.entry !== undefined) {
    const entry = parameters.of(question.entry)
    conditions.push(`(e.visit = 0 and e.node_id = ${entry} or e.id in (
      select enrollment_id from step where workspace_id = $1 and program_id = $2 and node_id = ${entry} and visit = 0))`)
  }
  if (question.variantNode !== undefined && question.variant !== undefined) {
    conditions.push(`e.id in (
      select enrollment_id from message where workspace_id = $1 and program_id = $2 and kind = 'marketing'
        and node_id = ${parameters.of(question.variantNode)} and variant_id = ${parameters.of(question.variant)})`)
  }
  if (conditions.length === 0) return null
  return `chosen as materialized (
    select e.id from enrollment e
    where e.workspace_id = $1 and e.program_id = $2 and ${conditions.join(' and ')}
  )`
}
