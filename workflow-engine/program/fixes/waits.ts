import type { Duration } from '../../nodes/fields.ts'
import { createNode } from '../../nodes/registry.ts'
import { done, type Edit, objection, refuse } from '../edit.ts'
import { connect, insertOnEdge } from '../edits.ts'
import type { FixMaker } from '../fixes.ts'
import type { Graph } from '../graph.ts'

/** Puts a wait before a step, whichever way people come to it. */
export function waitBefore(graph: Graph, nodeId: string, duration: Duration, id: string): Edit {
  const [first, ...others] = Object.values(graph.edges).filter(({ to }) => to === nodeId)
  if (!first) return refuse(graph, objection('noEdge', nodeId))
  const put = insertOnEdge(graph, first.id, { ...createNode('wait', id), config: { duration } })
  if (put.refused) return { ...put, graph }
  let after = put.graph
  for (const { from, outlet } of others) {
    const led = connect(after, from, outlet, id)
    if (led.refused) return refuse(graph, led.refused)
    after = led.graph
  }
  return done(after, [id])
}

const insertWait =
  (duration: Duration): FixMaker =>
  ({ node, flow }) =>
    flow.previous(node.id).length === 0
      ? null
      : {
          key: duration.unit === 'days' ? 'insertDays' : 'insertHours',
          params: { count: duration.amount },
          apply: (graph, { ids }) => waitBefore(graph, node.id, duration, ids[0]),
        }

/** As many days as the issue says are missing. */
const insertMissing: FixMaker = (fault) =>
  insertWait({ amount: Math.max(1, Number(fault.issue.params?.wait ?? 3)), unit: 'days' })(fault)

/** What comes too soon gets a wait before it. */
export const waitFixes: Readonly<Record<string, FixMaker>> = {
  emailsTooClose: insertWait({ amount: 3, unit: 'days' }),
  branchTooSoon: insertWait({ amount: 2, unit: 'days' }),
  answerTooSoon: insertWait({ amount: 1, unit: 'hours' }),
  tooManyAtOnce: insertWait({ amount: 1, unit: 'hours' }),
  hastyLoop: insertWait({ amount: 1, unit: 'days' }),
  longHastyLoop: insertWait({ amount: 1, unit: 'days' }),
  tooManyEmails: insertMissing,
  overEmailCap: insertMissing,
  emailPutOff: insertMissing,
}
