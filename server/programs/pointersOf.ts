import type { EmailContent } from '#engine/nodes/fields.ts'
import { kindOf, type Node } from '#engine/nodes/registry.ts'
import type { Graph } from '#engine/program/graph.ts'

/** What a drawing points to outside itself. */
export interface Pointers {
  readonly lists: ReadonlySet<number>
  readonly files: ReadonlySet<number>
  readonly members: ReadonlySet<string>
}

/** Every list, file and member that a drawing names: in nodes' settings, and as `file:12` links in emails. */
export function pointersOf(graph: Graph): Pointers {
  const lists = new Set<number>()
  const files = new Set<number>()
  const members = new Set<string>()
  for (const node of Object.values(graph.nodes)) {
    for (const pointer of kindOf(node).references?.(node.config) ?? []) {
      if (pointer.ref === 'list') lists.add(pointer.id)
      else if (pointer.ref === 'file') files.add(pointer.id)
      else if (pointer.ref === 'member') members.add(pointer.id)
    }
    for (const { content } of emailsOf(node)) for (const id of linkedFiles(content)) files.add(id)
  }
  return { lists, files, members }
}

/** The emails inside a node, each with its variant and its place in the settings. */
export function emailsOf(node: Node): { variantId: string; content: EmailContent; field: string }[] {
  if (node.type !== 'email') return []
  return node.config.variants.map(({ id, content }, index) => ({
    variantId: id,
    content,
    field: `variants.${index}.content`,
  }))
}

function linkedFiles({ mjml }: EmailContent): number[] {
  return [...mjml.matchAll(/\bfile:(\d{1,9})\b/g)].map((match) => Number(match[1]))
}
