import { z } from 'zod'
import { Condition, cuesOf, factOf, holds, pointerOf } from './condition.ts'
import type { Cue } from './cue.ts'
import { type Fact, type FactSheet, factKey } from './fact.ts'
import type { Pointer } from './reference.ts'

/** Conditions, combined. A rule is a condition, or all, any or the opposite of rules. An empty `all` holds for
 *  everybody, an empty `any` for nobody. */
export type Rule =
  | Condition
  | { kind: 'all'; rules: Rule[] }
  | { kind: 'any'; rules: Rule[] }
  | { kind: 'not'; rule: Rule }

/** Deeper than this nobody can read. */
export const maxRuleDepth = 5
/** More conditions than this nobody can keep in mind. */
export const maxConditions = 50

const Tree: z.ZodType<Rule> = z.lazy(() =>
  z.union([
    Condition,
    z.strictObject({ kind: z.literal('all'), rules: z.array(Tree).max(maxConditions) }),
    z.strictObject({ kind: z.literal('any'), rules: z.array(Tree).max(maxConditions) }),
    z.strictObject({ kind: z.literal('not'), rule: Tree }),
  ]),
) as z.ZodType<Rule>

/** Measures before it reads, so that a hostile tree costs nothing. */
export const Rule: z.ZodType<Rule> = z.unknown().transform((raw, context) => {
  if (!isShallow(raw, maxRuleDepth)) {
    context.addIssue({ code: 'custom', message: `Groups stand at most ${maxRuleDepth} deep.` })
    return z.NEVER
  }
  const read = Tree.safeParse(raw)
  if (!read.success) {
    for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path, message })
    return z.NEVER
  }
  if (conditionsOf(read.data).length > maxConditions) {
    context.addIssue({ code: 'custom', message: `A rule has at most ${maxConditions} conditions.` })
    return z.NEVER
  }
  return read.data
}) as unknown as z.ZodType<Rule>

function isShallow(raw: unknown, depth: number): boolean {
  if (raw === null || typeof raw !== 'object') return true
  if (depth < 0) return false
  const { rules, rule } = raw as { rules?: unknown; rule?: unknown }
  const inner = Array.isArray(rules) ? rules : rule === undefined ? [] : [rule]
  return inner.every((one) => isShallow(one, depth - 1))
}

/** A rule and where it stands: `condition`, `paths.1.when`. */
export interface PlacedRule {
  readonly rule: Rule
  readonly path: string
}

/** A condition and where it stands: `condition.rules.1.rule`. */
export interface PlacedCondition {
  readonly condition: Condition
  readonly path: string
}

/** Every condition of a rule, in the order they are read. @param path where the rule stands in the config */
export function conditionsOf(rule: Rule, path = ''): PlacedCondition[] {
  const at = (key: string) => (path ? `${path}.${key}` : key)
  switch (rule.kind) {
    case 'all':
    case 'any':
      return rule.rules.flatMap((one, n) => conditionsOf(one, at(`rules.${n}`)))
    case 'not':
      return conditionsOf(rule.rule, at('rule'))
    default:
      return [{ condition: rule, path }]
  }
}

/** Everything that must be known to say whether the rule holds. @param nodeId the wait that asks (condition.ts) */
export function factsOf(rule: Rule, nodeId = ''): Fact[] {
  const asked = new Map<string, Fact>()
  for (const { condition } of conditionsOf(rule)) {
    const fact = factOf(condition, nodeId)
    if (fact) asked.set(factKey(fact), fact)
  }
  return [...asked.values()]
}

/** Whether the rule holds for whoever the facts are about. A condition that is not filled in holds for nobody. */
export function ruleHolds(rule: Rule, facts: FactSheet, nodeId = ''): boolean {
  switch (rule.kind) {
    case 'all':
      return rule.rules.every((one) => ruleHolds(one, facts, nodeId))
    case 'any':
      return rule.rules.some((one) => ruleHolds(one, facts, nodeId))
    case 'not':
      return !ruleHolds(rule.rule, facts, nodeId)
    default:
      return holds(rule, facts, nodeId)
  }
}

/** What is worth a look for whoever waits for the rule to hold. */
export const ruleCues = (rule: Rule): Cue[] => [
  ...new Set(conditionsOf(rule).flatMap(({ condition }) => cuesOf(condition))),
]

/** What the rule points to. @param path where it stands in the config */
export const rulePointers = (rule: Rule, path: string): Pointer[] =>
  conditionsOf(rule, path).flatMap(({ condition, path: at }) => pointerOf(condition, at) ?? [])
