import { z } from 'zod'
import { ElementId, text } from '../nodes/fields.ts'
import { Rule } from '../nodes/rule.ts'
import type { Graph } from './graph.ts'

// The rules of a program as a whole: who may come again, and what takes people out wherever they stand.

/** When a person who was in the program before may enter again. Nobody enters while being inside, unless `several`. */
export const Reentry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('never') }),
  z.strictObject({ kind: z.literal('afterLeaving') }),
  /** Calendar days since the last entry, having left. */
  z.strictObject({ kind: z.literal('afterDays'), days: z.number().int().min(1).max(1000).default(30) }),
  /** Whenever something lets the person in: even while being inside, as one enrollment beside the other. */
  z.strictObject({ kind: z.literal('always') }),
])
export type Reentry = z.infer<typeof Reentry>

/** Whoever the rule holds for leaves the program, wherever they stand. */
export const ExitRule = z.strictObject({
  id: ElementId,
  name: text(120).default(''),
  rule: Rule,
})
export type ExitRule = z.infer<typeof ExitRule>

export const Policy = z.strictObject({
  reentry: Reentry.default({ kind: 'never' }),
  exits: z.array(ExitRule).max(20).default([]),
})
export type Policy = z.infer<typeof Policy>

export const defaultPolicy: Policy = { reentry: { kind: 'never' }, exits: [] }

export const policyOf = (graph: Pick<Graph, 'policy'>): Policy => graph.policy ?? defaultPolicy
