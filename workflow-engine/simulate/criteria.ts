import { type Condition, factOf } from '../nodes/condition.ts'
import { type FactSheet, type FactValue, factKey } from '../nodes/fact.ts'
import { kindOf, type Node } from '../nodes/registry.ts'
import { type Rule, ruleHolds } from '../nodes/rule.ts'

/** One condition of a rule, whether it was met, and the value that decided. */
export interface Criterion {
  /** The condition, or its opposite. */
  readonly rule: Rule
  readonly isMet: boolean
  readonly condition: Condition
  /** undefined: it asks for nothing, because something is still to be filled in. */
  readonly value: FactValue | undefined
}

/** A rule that was looked at, taken apart. */
export interface Judgement {
  /** Where the rule stands in the step's settings: `condition`, `paths.1.when`. */
  readonly path: string
  readonly isMet: boolean
  /** Whether all of them must be met, or any. Groups within groups are read as what their conditions come to. */
  readonly joined: 'all' | 'any'
  readonly criteria: readonly Criterion[]
}

/** What a step asked, and what it found. @param saw the facts that the visit saw (Step.saw) */
export function judge(node: Node, saw: Readonly<Record<string, FactValue>> | null): Judgement[] {
  const asks = kindOf(node).asks?.(node.config) ?? []
  return asks.map(({ rule, path }) => judgeRule(rule, path, sheetOf(saw), node.id))
}

export const sheetOf = (saw: Readonly<Record<string, FactValue>> | null): FactSheet => ({
  get: (key) => (saw && Object.hasOwn(saw, key) ? saw[key] : undefined),
})

/** @param nodeId the step that asks */
export function judgeRule(rule: Rule, path: string, facts: FactSheet, nodeId: string): Judgement {
  const isMet = ruleHolds(rule, facts, nodeId)
  const criteria = [...apart(rule, facts, nodeId, false)]
  return { path, isMet, joined: rule.kind === 'any' ? 'any' : 'all', criteria }
}

function* apart(rule: Rule, facts: FactSheet, nodeId: string, isDenied: boolean): Generator<Criterion> {
  switch (rule.kind) {
    case 'all':
    case 'any':
      for (const one of rule.rules) yield* apart(one, facts, nodeId, isDenied)
      return
    case 'not':
      yield* apart(rule.rule, facts, nodeId, !isDenied)
      return
    default: {
      const fact = factOf(rule, nodeId)
      const isMet = ruleHolds(rule, facts, nodeId) !== isDenied
      const value = fact ? facts.get(factKey(fact)) : undefined
      yield { rule: isDenied ? { kind: 'not', rule } : rule, isMet, condition: rule, value }
    }
  }
}
