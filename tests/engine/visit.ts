import type { Decision } from '#engine/nodes/decision.ts'
import { summaryOf } from '#engine/nodes/describe.ts'
import type { FactValue } from '#engine/nodes/fact.ts'
import type { Language } from '#engine/nodes/language.ts'
import { kindOf, type Node } from '#engine/nodes/registry.ts'
import type { NameOf } from '#engine/nodes/words.ts'

interface Moment {
  readonly arrivedAt?: string
  readonly now?: string
  readonly zone?: string
  readonly facts?: Readonly<Record<string, FactValue>>
  readonly chance?: number
}

const monday = '2026-01-05T09:00:00Z'

/** What a node decides for somebody standing in it. */
export function visit(
  node: Node,
  { arrivedAt = monday, now = arrivedAt, zone = 'Europe/Helsinki', facts = {}, chance = 0 }: Moment = {},
): Decision<string> {
  return kindOf(node).visit({
    config: node.config,
    nodeId: node.id,
    signal: { kind: 'timer' },
    arrivedAt: new Date(arrivedAt),
    now: new Date(now),
    zone,
    facts: new Map(Object.entries(facts)),
    chance,
  })
}

/** What a node complains about: `['noFile at condition.fileId']`. */
export const complaints = (node: Node): string[] =>
  (kindOf(node).check?.(node.config) ?? []).map(({ code, field }) =>
    field === undefined ? code : `${code} at ${field}`,
  )

const names = {
  list: 'Newsletter',
  file: 'Second guide',
  member: 'Anna',
  segment: 'Retail',
  form: 'Demo request',
  program: 'Welcome',
  node: 'Blog post',
} as const

/** The names of everything a node may point to. */
export const shelf: NameOf = ({ ref, id }) => names[ref as 'list'] ?? `${id}`

/** The sentence on the node's card. */
export const card = (node: Node, language: Language = 'en'): string => summaryOf(node, language, shelf)
