import type { EmailContent } from '#engine/nodes/fields.ts'
import type { Pointer } from '#engine/nodes/reference.ts'
import { kindOf, type Node } from '#engine/nodes/registry.ts'
import { rulePointers } from '#engine/nodes/rule.ts'
import type { Graph } from '#engine/program/graph.ts'
import { policyOf } from '#engine/program/policy.ts'

/** What a drawing points to outside itself. */
export interface Pointers {
  readonly lists: ReadonlySet<number>
  readonly files: ReadonlySet<number>
  readonly segments: ReadonlySet<number>
  readonly forms: ReadonlySet<number>
  readonly topics: ReadonlySet<number>
  readonly programs: ReadonlySet<number>
  readonly members: ReadonlySet<string>
}

/** Everything that a drawing names: in nodes' settings, in its exit rules, and as `file:12` links in emails. */
export function pointersOf(graph: Graph): Pointers {
  const named = {
    list: new Set<number>(),
    file: new Set<number>(),
    segment: new Set<number>(),
    form: new Set<number>(),
    topic: new Set<number>(),
    program: new Set<number>(),
    member: new Set<string>(),
  }
  const note = (pointer: Pointer) => {
    if (pointer.ref === 'member') named.member.add(pointer.id)
    else if (pointer.ref !== 'node') named[pointer.ref].add(pointer.id)
  }
  for (const { rule } of policyOf(graph).exits) for (const pointer of rulePointers(rule, 'rule')) note(pointer)
  for (const node of Object.values(graph.nodes)) {
    for (const pointer of kindOf(node).references?.(node.config) ?? []) note(pointer)
    for (const { content } of emailsOf(node)) for (const id of linkedFiles(content)) named.file.add(id)
  }
  return {
    lists: named.list,
    files: named.file,
    segments: named.segment,
    forms: named.form,
    topics: named.topic,
    programs: named.program,
    members: named.member,
  }
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
