import { Parameters } from '#engine/intake/Parameters.ts'
import type { Scope } from '#server/scope.ts'
import { inBulk } from './inBulk.ts'
import { type LeadMeasure, leadsSql, type MailMeasure, mailsSql } from './mailsSql.ts'
import { chosenSql, type VisitsAsk } from './visitsSql.ts'

/** What became of the emails of one step. */
export interface MailCounts extends Readonly<Record<MailMeasure, number>> {
  /** Of those delivered: how many were clicked by a person. In activity mode also after the range: so it is a share. */
  readonly clickedOfDelivered: number
}

/** What became of those whom one step handed to sales. */
export type LeadCounts = Readonly<Record<LeadMeasure, number>>

type ByNode<Counts> = Readonly<Record<string, Counts>>

/** By node id; a step that sent nothing is not there. */
export function countMails(database: Scope['database'], ask: VisitsAsk): Promise<ByNode<MailCounts>> {
  return byNode<MailCounts>(
    database,
    ask,
    mailsSql,
    `select node_id as "nodeId", count(*) filter (where delivered) as delivered,
       count(*) filter (where clicked) as clicked, count(*) filter (where replied) as replied,
       count(*) filter (where bounced) as bounced, count(*) filter (where unsubscribed) as unsubscribed,
       count(*) filter (where clicked_of_delivered) as "clickedOfDelivered"
     from mails group by node_id`,
  )
}

/** By node id; a step that handed nobody over is not there. */
export function countLeads(database: Scope['database'], ask: VisitsAsk): Promise<ByNode<LeadCounts>> {
  return byNode<LeadCounts>(
    database,
    ask,
    leadsSql,
    `select node_id as "nodeId", count(*) filter (where "handedOver") as "handedOver",
       count(*) filter (where accepted) as accepted
     from leads group by node_id`,
  )
}

async function byNode<Counts>(
  database: Scope['database'],
  ask: VisitsAsk,
  source: typeof mailsSql,
  select: string,
): Promise<ByNode<Counts>> {
  const parameters = new Parameters([ask.workspaceId, ask.programId])
  const chosen = chosenSql(ask, parameters)
  const counted = source(ask, chosen !== null, parameters)
  const text = `with ${chosen ? `${chosen}, ` : ''}${counted} ${select}`
  const { rows } = await inBulk<{ nodeId: string } & Counts>(database, text, parameters.values)
  return Object.fromEntries(rows.map(({ nodeId, ...counts }) => [nodeId, counts as Counts]))
}
