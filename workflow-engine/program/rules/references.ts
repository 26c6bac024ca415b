import type { Issue } from '../../nodes/issue.ts'
import type { Pointer } from '../../nodes/reference.ts'
import { kindOf, type Node } from '../../nodes/registry.ts'
import { blocker, type Known, nodeRef, type Rule } from './drawing.ts'

/** Every list, file and member that a node points to exists and is in use. */
export const references: Rule = function* ({ flow, known }) {
  for (const node of flow.order) {
    for (const pointer of kindOf(node).references?.(node.config) ?? []) {
      const wrong = wrongWith(node, pointer, known)
      if (wrong) yield wrong
    }
  }
}

/** Two entries on one list: a person enters once, and nobody could say by which. */
export const sameList: Rule = function* ({ flow }) {
  const byList = new Map<number, Node[]>()
  for (const node of flow.order) {
    if (node.type !== 'entry' || node.config.trigger.kind !== 'list' || node.config.trigger.listId === null) continue
    const { listId } = node.config.trigger
    byList.set(listId, [...(byList.get(listId) ?? []), node])
  }
  for (const nodes of byList.values()) {
    const [, second] = nodes
    if (second) yield blocker('sameList', second, { nodes: nodes.map(nodeRef) }, 'trigger.listId')
  }
}

/** Every email has an address to come from. */
export const senders: Rule = function* ({ flow, known }) {
  if (known.senderEmail) return
  for (const node of flow.order) {
    if (node.type !== 'email') continue
    const index = node.config.variants.findIndex(({ content }) => !content.senderEmail.trim())
    if (index >= 0) yield blocker('noSender', node, {}, `variants.${index}.content.senderEmail`)
  }
}

function wrongWith(node: Node, pointer: Pointer, known: Known): Issue | null {
  const { field } = pointer
  switch (pointer.ref) {
    case 'list': {
      const list = known.lists.get(pointer.id)
      if (!list) return blocker('missingList', node, {}, field)
      return list.archived ? blocker('archivedList', node, { list: list.name }, field) : null
    }
    case 'file': {
      const file = known.files.get(pointer.id)
      if (!file) return blocker('missingFile', node, {}, field)
      return file.archived ? blocker('archivedFile', node, { file: file.name }, field) : null
    }
    case 'member':
      return known.members.has(pointer.id) ? null : blocker('missingMember', node, {}, field)
    case 'segment':
    case 'form':
    case 'topic':
    case 'program':
    case 'node':
      return null
    default:
      return pointer satisfies never
  }
}
