import { Parameters } from '#engine/intake/Parameters.ts'
import type { Scope } from '#server/scope.ts'
import type { NodeCounts, ProgramMetrics } from '../countProgram.ts'
import { inBulk } from './inBulk.ts'
import { chosenSql, type VisitsAsk, visitsSql } from './visitsSql.ts'

interface Row {
  readonly nodeId: string
  readonly outlet: string
  readonly fate: 'waiting' | 'movedOn' | 'exited' | 'failed'
  readonly isNew: boolean
  readonly n: number
}

export interface CountedVisits extends Omit<ProgramMetrics, 'at'> {
  /** In activity mode, by node id: who stood there when the range began. */
  readonly before: Readonly<Record<string, number>>
}

/** Counts visits node by node and outlet by outlet. */
export async function countVisits(database: Scope['database'], ask: VisitsAsk): Promise<CountedVisits> {
  const parameters = new Parameters([ask.workspaceId, ask.programId])
  const chosen = chosenSql(ask, parameters)
  const visits = visitsSql(ask, chosen !== null, 'bulk', parameters)
  const { rows } = await inBulk<Row>(
    database,
    `with ${chosen ? `${chosen}, ` : ''}${visits}
     select node_id as "nodeId", outlet, fate, is_new as "isNew", count(*) as n from visits
     group by node_id, outlet, fate, is_new`,
    parameters.values,
  )
  return addUp(rows)
}

function addUp(rows: readonly Row[]): CountedVisits {
  const nodes: Record<string, { -readonly [K in keyof NodeCounts]: number }> = {}
  const edges: Record<string, number> = {}
  const rules: Record<'moved' | 'converted', Record<string, number>> = { moved: {}, converted: {} }
  const before: Record<string, number> = {}
  for (const { nodeId, outlet, fate, isNew, n } of rows) {
    nodes[nodeId] ??= { entered: 0, waiting: 0, movedOn: 0, exited: 0, failed: 0 }
    const counts = nodes[nodeId]
    counts[fate] += n
    if (isNew) counts.entered += n
    else before[nodeId] = (before[nodeId] ?? 0) + n
    if (fate !== 'movedOn') continue
    if (outlet === '~moved') rules.moved[nodeId] = (rules.moved[nodeId] ?? 0) + n
    else if (outlet === '~goal') rules.converted[nodeId] = (rules.converted[nodeId] ?? 0) + n
    else if (!outlet.startsWith('~')) edges[`${nodeId}.${outlet}`] = (edges[`${nodeId}.${outlet}`] ?? 0) + n
  }
  return { nodes, edges, ...rules, before }
}
