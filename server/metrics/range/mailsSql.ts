import type { Parameters } from '#engine/intake/Parameters.ts'
import { isByEvent, type VisitsAsk, versionConditions } from './visitsSql.ts'

/** What can be said of an email that a step has sent: columns of the CTE `mails`. */
export const mailMeasures = ['delivered', 'clicked', 'replied', 'bounced', 'unsubscribed'] as const
export type MailMeasure = (typeof mailMeasures)[number]

/** What can be said of somebody handed to sales: columns of the CTE `leads`. */
export const leadMeasures = ['handedOver', 'accepted'] as const
export type LeadMeasure = (typeof leadMeasures)[number]

/** The CTE `mails`: enrollment_id, visit, node_id, and what is true of each. In doubt means handed over without an answer,
 *  which is nearly always delivered. Reactions are those of people: what a machine did stands in no message. */
export function mailsSql(ask: VisitsAsk, isChosen: boolean, parameters: Parameters): string {
  const within = (column: string) => inRange(ask, column, parameters)
  const arrived = `m.state in ('sent', 'dot', 'inDoubt') and ${within('coalesce(m.sent_at, m.due_at)')}`
  const conditions = conditionsOf(ask, 'm', isChosen, parameters)
  const { horizon } = ask.range
  if (!isByEvent(ask) && horizon) conditions.push(`m.born_at >= ${parameters.of(horizon, 'timestamptz')}`)
  return `mails as (
    select m.enrollment_id, m.visit, m.node_id, ${arrived} as delivered, ${within('m.clicked_at')} as clicked,
      ${within('m.replied_at')} as replied, m.state = 'failed' and ${within('m.due_at')} as bounced,
      ${within('u.at')} as unsubscribed, ${arrived} and m.clicked_at is not null as clicked_of_delivered
    from message m
    left join (
      select e.message_id, min(e.at) as at from event e
      where e.workspace_id = $1 and e.type = 'email.unsubscribed' and e.message_id is not null group by e.message_id
    ) u on u.message_id = m.id
    where m.workspace_id = $1 and m.program_id = $2 and m.kind = 'marketing'${conditions.map((one) => ` and ${one}`).join('')}
  )`
}

/** The CTE `leads`: enrollment_id, visit, node_id, and what is true of each. */
export function leadsSql(ask: VisitsAsk, isChosen: boolean, parameters: Parameters): string {
  const made = inRange(ask, 'l.created_at', parameters)
  const conditions = conditionsOf(ask, 'l', isChosen, parameters)
  return `leads as (
    select l.enrollment_id, l.visit, l.node_id, ${made} as "handedOver",
      ${made} and l.state in ('contacted', 'meeting', 'opportunity') as accepted
    from lead l
    where l.workspace_id = $1 and l.program_id = $2 and l.node_id is not null${conditions.map((one) => ` and ${one}`).join('')}
  )`
}

/** There is such a moment, and it is in the range where things are counted by when they happened. */
function inRange(ask: VisitsAsk, column: string, parameters: Parameters): string {
  const { from, to } = ask.range
  const ends = [`${column} is not null`]
  if (isByEvent(ask) && from) ends.push(`${column} >= ${parameters.of(from, 'timestamptz')}`)
  if (isByEvent(ask) && to) ends.push(`${column} < ${parameters.of(to, 'timestamptz')}`)
  return ends.join(' and ')
}

function conditionsOf(ask: VisitsAsk, row: string, isChosen: boolean, parameters: Parameters): string[] {
  const conditions = versionConditions(ask.question, row, parameters)
  if (ask.nodeId !== undefined) conditions.push(`${row}.node_id = ${parameters.of(ask.nodeId)}`)
  if (isChosen) conditions.push(`${row}.enrollment_id in (select id from chosen)`)
  return conditions
}
