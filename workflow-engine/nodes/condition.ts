import { z } from 'zod'
import { type Fact, type FactSheet, factKey } from './fact.ts'
import { RowId } from './fields.ts'
import type { Pointer } from './reference.ts'

/** A question about a prospect that is answered yes or no. */
export const Condition = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('downloaded'),
    fileId: RowId.nullable().default(null),
    /** entered: since the prospect came into this program. */
    since: z.enum(['entered', 'ever']).default('entered'),
  }),
  z.strictObject({
    kind: z.literal('scoreAtLeast'),
    score: z.number().int().min(-1_000_000).max(1_000_000).default(100),
  }),
  z.strictObject({ kind: z.literal('onList'), listId: RowId.nullable().default(null) }),
])
export type Condition = z.infer<typeof Condition>
export type ConditionKind = Condition['kind']

/** What there is to know about one kind of condition. */
interface ConditionRule<C extends Condition> {
  /** null while the condition is not filled in. */
  fact(condition: C): Fact | null
  holds(condition: C, value: unknown): boolean
  pointer(condition: C): Pointer | null
}

const rules: { readonly [K in ConditionKind]: ConditionRule<Extract<Condition, { kind: K }>> } = {
  downloaded: {
    fact: ({ fileId, since }) => (fileId === null ? null : { kind: 'downloaded', fileId, since }),
    holds: (_, value) => value === true,
    pointer: ({ fileId }) => (fileId === null ? null : { ref: 'file', id: fileId, field: 'condition.fileId' }),
  },
  scoreAtLeast: {
    fact: () => ({ kind: 'score' }),
    holds: ({ score }, value) => typeof value === 'number' && value >= score,
    pointer: () => null,
  },
  onList: {
    fact: ({ listId }) => (listId === null ? null : { kind: 'onList', listId }),
    holds: (_, value) => value === true,
    pointer: ({ listId }) => (listId === null ? null : { ref: 'list', id: listId, field: 'condition.listId' }),
  },
}

// A rule and its condition agree by their kind; the compiler cannot follow a lookup by a union, so it is told here once.
const ruleOf = (condition: Condition) => rules[condition.kind] as ConditionRule<Condition>

/** The fact that settles the condition; null while a file or list is still to be chosen. */
export const factOf = (condition: Condition): Fact | null => ruleOf(condition).fact(condition)

export const pointerOf = (condition: Condition): Pointer | null => ruleOf(condition).pointer(condition)

/** Whether the condition holds for whoever the facts are about. One that is not filled in holds for nobody. */
export function holds(condition: Condition, facts: FactSheet): boolean {
  const fact = factOf(condition)
  return fact !== null && ruleOf(condition).holds(condition, facts.get(factKey(fact)))
}
