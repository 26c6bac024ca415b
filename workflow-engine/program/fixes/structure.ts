import type { Reference } from '../../nodes/reference.ts'
import { createNode, kindOf, outletsOf } from '../../nodes/registry.ts'
import { done, refuse } from '../edit.ts'
import { addAfter, insertOnEdge, removeNode, removeNodes } from '../edits.ts'
import type { Fault, Fix, FixMaker } from '../fixes.ts'
import { fixTexts } from '../fixTexts.ts'
import { type Flow, reach, readFlow } from '../flow.ts'
import { findLoops } from '../loops.ts'
import { waitBefore } from './waits.ts'

/** Leads a path that goes nowhere to an end. */
const leadToEnd: FixMaker = ({ issue, node, flow }) => {
  const named = issue.params?.outlet
  const outlet = isOutlet(named)
    ? named.id
    : outletsOf(node).find((one) => !flow.next(node.id).some((e) => e.outlet === one))
  if (outlet === undefined) return null
  return { key: 'leadToEnd', apply: (graph, { ids }) => addAfter(graph, node.id, outlet, createNode('end', ids[0])) }
}

/** Deletes what nobody comes to, with everything behind it that nobody comes to either; not what another step asks about. */
const removeUnreachable: FixMaker = ({ node, flow }) => {
  const lost = [...reach(flow, [node.id])].filter((id) => !flow.reachable.has(id))
  if (lost.length === 0 || isAskedFor(flow, new Set(lost))) return null
  return { key: 'removeSteps', params: { count: lost.length }, apply: (graph) => removeNodes(graph, lost) }
}

/** Whether a step that stays points at one of them. */
function isAskedFor(flow: Flow, lost: ReadonlySet<string>): boolean {
  return flow.order.some(
    (node) =>
      !lost.has(node.id) &&
      (kindOf(node).references?.(node.config) ?? []).some(({ ref, id }) => ref === 'node' && lost.has(id)),
  )
}

/** Takes a step out and closes the gap, going on by the outlet `keep`; not one that another step asks about. */
export const removeStep =
  (key: string, keep?: string): FixMaker =>
  ({ node, flow }) => {
    const stays = keep ?? (outletsOf(node).length === 1 ? outletsOf(node)[0] : undefined)
    if (stays === undefined || isAskedFor(flow, new Set([node.id]))) return null
    return { key, apply: (graph) => removeNode(graph, node.id, stays) }
  }

/** Leads the last arrow of a loop through a step that counts how often one goes round. */
const repeatLoop: FixMaker = ({ issue, flow }) => {
  const nodes = issue.params?.nodes
  const ids = Array.isArray(nodes) ? (nodes as readonly Reference[]).map(({ id }) => String(id)) : []
  const [first, last] = [ids[0], ids.at(-1)]
  const back = last === undefined ? undefined : flow.next(last).find(({ to }) => to === first)
  if (!back) return null
  return {
    key: 'repeatLoop',
    apply(graph, { ids: [repeat, end, wait] }) {
      const through = insertOnEdge(graph, back.id, createNode('repeat', repeat), 'again')
      if (through.refused) return through
      const ended = addAfter(through.graph, repeat, 'done', createNode('end', end))
      if (ended.refused) return refuse(graph, ended.refused)
      const round = readFlow(ended.graph)
      const hasty = [...findLoops(round, (edge) => !round.holds(edge))].some((loop) =>
        loop.some(({ from }) => from === repeat),
      )
      if (!hasty) return done(ended.graph, [repeat, end])
      const held = waitBefore(ended.graph, repeat, { amount: 1, unit: 'days' }, wait)
      return held.refused ? refuse(graph, held.refused) : done(held.graph, [repeat, end, wait])
    },
  }
}

/** Of two entries that let in the same people the second goes, where everything is still reached without it. */
const removeEntry: FixMaker = (fault) => {
  const { node, flow, graph } = fault
  if (isAskedFor(flow, new Set([node.id]))) return null
  const without = readFlow(removeNode(graph, node.id, null).graph)
  const stays = flow.order.every(({ id }) => id === node.id || !flow.reachable.has(id) || without.reachable.has(id))
  return stays ? { key: 'removeEntry', apply: (now) => removeNode(now, node.id, null) } : null
}

/** Tells the seller of a new lead, right behind the hand-off. */
const notifyAfter: FixMaker = ({ node }) => ({
  key: 'addNotify',
  apply(graph, { ids: [id], language }) {
    const message = fixTexts[language].leadMessage ?? ''
    return addAfter(graph, node.id, 'then', {
      ...createNode('notify', id),
      config: { to: { kind: 'owner' }, message },
    })
  },
})

/** A question that is always answered with yes is left out. */
function skipQuestion({ node, ...fault }: Fault): Fix | null {
  const yes = node.type === 'branch' ? 'yes' : node.type === 'waitForEvent' ? 'happened' : null
  const asked = node.type === 'branch' ? node.config.condition.kind : 'onList'
  return yes && asked === 'onList' ? removeStep('skipQuestion', yes)({ node, ...fault }) : null
}

const isOutlet = (param: unknown): param is { readonly ref: 'outlet'; readonly id: string } =>
  typeof param === 'object' && param !== null && 'ref' in param && param.ref === 'outlet'

export const structureFixes: Readonly<Record<string, FixMaker>> = {
  onlyEntry: leadToEnd,
  openOutlet: leadToEnd,
  openPath: leadToEnd,
  unreachable: removeUnreachable,
  loop: repeatLoop,
  longLoop: repeatLoop,
  repeatsNothing: removeStep('removeStep', 'done'),
  sameTrigger: removeEntry,
  handOffUnseen: notifyAfter,
  ownProgram: removeStep('removeStep'),
  missingProgram: (fault) => (isProgramStep(fault) ? removeStep('removeStep')(fault) : null),
  pastDate: removeStep('removeStep'),
  alwaysOnList: skipQuestion,
}

const isProgramStep = ({ node: { type } }: Fault): boolean => type === 'startProgram' || type === 'stopProgram'
