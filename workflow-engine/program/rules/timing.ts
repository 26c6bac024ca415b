import type { Node } from '../../nodes/registry.ts'
import { type Flow, reach } from '../flow.ts'
import { nodeRef, type Rule, tip, warning } from './drawing.ts'

/** People get time between one email and the next, and between an email and the question whether they reacted. */
export const tooSoon: Rule = function* ({ flow }) {
  const lastEmail = emailsJustSent(flow)
  for (const node of flow.order) {
    const other = lastEmail.get(node.id)
    if (!other) continue
    if (node.type === 'email') yield warning('emailsTooClose', node, { other: nodeRef(other) })
    else if (asksReaction(node)) yield warning('branchTooSoon', node, { other: nodeRef(other) })
  }
}

/** "Downloaded since entering" wants something that could have led to the download. */
export const nothingToReactTo: Rule = function* ({ flow }) {
  const afterEmail = reach(
    flow,
    flow.order.filter(({ type }) => type === 'email').map(({ id }) => id),
  )
  for (const node of flow.order) {
    if (asksReaction(node) && !afterEmail.has(node.id)) yield tip('downloadBeforeEmail', node)
  }
}

/** A lead that nobody is told about is the worst outcome there is. */
export const leadsUnseen: Rule = function* ({ flow }) {
  const told = new Set(flow.order.filter(({ type }) => type === 'notify').map(({ id }) => id))
  const waits = new Set(flow.order.filter(({ type }) => type === 'wait').map(({ id }) => id))
  // Backwards from whoever is told, as far as no wait lies between.
  for (const id of told) for (const { from } of flow.previous(id)) if (!waits.has(from)) told.add(from)
  for (const node of flow.order) if (node.type === 'handOff' && !told.has(node.id)) yield tip('handOffUnseen', node)
}

const asksReaction = ({ type, config }: Node): boolean =>
  type === 'branch' && config.condition.kind === 'downloaded' && config.condition.since === 'entered'

/** For every node the email that may have gone out on the way to it with no wait since. */
function emailsJustSent(flow: Flow): ReadonlyMap<string, Node> {
  const nodes = new Map(flow.order.map((node) => [node.id, node]))
  const sent = new Map<string, Node>()
  for (const { id } of flow.order) {
    for (const { from } of flow.previous(id)) {
      const before = nodes.get(from)
      const email = before?.type === 'email' ? before : before?.type === 'wait' ? undefined : sent.get(from)
      if (email) sent.set(id, email)
    }
  }
  return sent
}
