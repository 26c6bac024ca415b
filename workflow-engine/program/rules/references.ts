import type { Params, Pointer } from '../../nodes/reference.ts'
import { kindOf, type Node } from '../../nodes/registry.ts'
import { rulePointers } from '../../nodes/rule.ts'
import { triggerCue, triggerPointers } from '../../nodes/trigger.ts'
import { blocker, type Known, nodeRef, type Rule } from './drawing.ts'
import { exitRules } from './exits.ts'

/** Everything that a step or an exit rule points to exists and is in use. */
export const references: Rule = function* ({ graph, flow, known }) {
  for (const node of flow.order) {
    if (node.off) continue
    for (const pointer of kindOf(node).references?.(node.config) ?? []) {
      const wrong = wrongWith(pointer, known)
      if (wrong) yield blocker(wrong.code, node, wrong.params, pointer.field)
      // Conditions stand deeper in the settings: to ask about this very program is no harm.
      else if (pointer.ref === 'program' && pointer.id === known.programId && pointer.field === 'programId')
        yield blocker('ownProgram', node, {}, pointer.field)
    }
  }
  for (const { rule, path, name } of exitRules(graph)) {
    for (const pointer of rulePointers(rule, path)) {
      const wrong = wrongWith(pointer, known)
      if (wrong) yield blocker(wrong.code, null, { node: name, ...wrong.params }, pointer.field)
    }
  }
}

/** Two entries that let in the same people: a person enters once, and nobody could say by which. */
export const sameTrigger: Rule = function* ({ flow }) {
  const byTrigger = new Map<string, Node[]>()
  for (const node of flow.order) {
    if (node.type !== 'entry' || triggerCue(node.config.trigger) === null) continue
    const key = JSON.stringify(node.config.trigger)
    byTrigger.set(key, [...(byTrigger.get(key) ?? []), node])
  }
  for (const nodes of byTrigger.values()) {
    const [, second] = nodes
    if (second?.type !== 'entry') continue
    const [pointer] = triggerPointers(second.config.trigger)
    yield blocker('sameTrigger', second, { nodes: nodes.map(nodeRef) }, pointer?.field ?? 'trigger')
  }
}

/** Every email has an address to come from. */
export const senders: Rule = function* ({ flow, known }) {
  if (known.senderEmail) return
  for (const node of flow.order) {
    if (node.type !== 'email' || node.off) continue
    const index = node.config.variants.findIndex(({ content }) => !content.senderEmail.trim())
    if (index >= 0) yield blocker('noSender', node, {}, `variants.${index}.content.senderEmail`)
  }
}

/** What is wrong with where a pointer leads. Other steps of the drawing are reactions.ts' business. */
function wrongWith({ ref, id }: Pointer, known: Known): { readonly code: string; readonly params: Params } | null {
  if (ref === 'node') return null
  if (ref === 'member') return known.members.has(id) ? null : { code: 'missingMember', params: {} }
  const { shelf, name } = shelves[ref]
  const found = known[shelf].get(id)
  if (!found) return { code: `missing${name}`, params: {} }
  return found.archived ? { code: `archived${name}`, params: { [ref]: found.name } } : null
}

const shelves = {
  list: { shelf: 'lists', name: 'List' },
  file: { shelf: 'files', name: 'File' },
  segment: { shelf: 'segments', name: 'Segment' },
  form: { shelf: 'forms', name: 'Form' },
  topic: { shelf: 'topics', name: 'Topic' },
  program: { shelf: 'programs', name: 'Program' },
} as const
