import { kindOf } from '../../nodes/registry.ts'
import { type Rule, tip } from './drawing.ts'

/** A lead that nobody is told about is the worst outcome there is. */
export const leadsUnseen: Rule = function* ({ flow }) {
  const told = new Set(flow.order.filter(({ type, off }) => type === 'notify' && !off).map(({ id }) => id))
  const waits = new Set(flow.order.filter((node) => !node.off && kindOf(node).family === 'wait').map(({ id }) => id))
  // Backwards from whoever is told, as far as no wait lies between.
  for (const id of told) for (const { from } of flow.previous(id)) if (!waits.has(from)) told.add(from)
  for (const node of flow.order)
    if (node.type === 'handOff' && !node.off && !told.has(node.id)) yield tip('handOffUnseen', node)
}
