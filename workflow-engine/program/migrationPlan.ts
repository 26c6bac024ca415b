import { z } from 'zod'
import { ElementId } from '../nodes/fields.ts'
import type { Comparison, NodeChange } from './compareVersions.ts'
import { type Graph, isRoot, nodeAt } from './graph.ts'

// What becomes of the people who stand in an older version when a newer one is published.
//
// M1. A plan puts everybody who stands somewhere in exactly one place.
// M2. Nobody is put where nobody can stand: a goal, or a step that the newer version does not have.
// M3. Where a drawing did not change, moving is not noticed: the same step, the same visit, the same time.

/** keep: until when it would have lasted. recompute: what the newer version says, from when it began. goNow: over. */
export const WaitChoice = z.enum(['keep', 'recompute', 'goNow'])
export type WaitChoice = z.infer<typeof WaitChoice>

export const Choice = z.discriminatedUnion('kind', [
  /** Stay in the older version until its end. */
  z.strictObject({ kind: z.literal('finishOld') }),
  /** At the same step of the newer version. Without `wait`: keep a wait that did not change, recompute one that did. */
  z.strictObject({ kind: z.literal('continue'), wait: WaitChoice.optional() }),
  /** Come to this step of the newer version, as if from the step before it. */
  z.strictObject({ kind: z.literal('goTo'), nodeId: ElementId }),
  /** Leave the program. */
  z.strictObject({ kind: z.literal('exit') }),
])
export type Choice = z.infer<typeof Choice>
export type ChoiceKind = Choice['kind']

export const MigrationPlan = z.strictObject({
  /** For every step without a choice of its own; where it cannot be had, what choicesFor suggests. */
  default: Choice.default({ kind: 'continue' }),
  /** By the id of the step where people stand, in whatever older version. */
  byNode: z.record(ElementId, Choice).default({}),
})
export type MigrationPlan = z.infer<typeof MigrationPlan>

/** What can be chosen for those who stand at a step. */
export interface Choices {
  readonly kinds: readonly ChoiceKind[]
  /** What can be chosen for the wait, with `continue`; empty for a step that does not hold anybody back. */
  readonly waits: readonly WaitChoice[]
  readonly suggested: Exclude<Choice, { kind: 'finishOld' }>
}

const everyWait: readonly WaitChoice[] = ['keep', 'recompute', 'goNow']

export function choicesFor(change: NodeChange): Choices {
  if (change.kind === 'removed') {
    const suggested: Choices['suggested'] =
      change.mapped === null ? { kind: 'exit' } : { kind: 'goTo', nodeId: change.mapped }
    return { kinds: ['goTo', 'finishOld', 'exit'], waits: [], suggested }
  }
  const wait = change.kind === 'changed' ? 'recompute' : 'keep'
  return {
    kinds: ['continue', 'goTo', 'finishOld', 'exit'],
    waits: change.waits ? everyWait : [],
    suggested: change.waits ? { kind: 'continue', wait } : { kind: 'continue' },
  }
}

/** One place for everybody who stands at one step. */
export type Placement =
  | { readonly kind: 'finishOld' }
  | {
      readonly kind: 'continue'
      readonly wait: WaitChoice | null
      /** Until when the wait lasts: as it is, as the newer version has it, until it would have been over, or over now. */
      readonly release: 'asItIs' | 'byTheNode' | 'asItWas' | 'now'
      /** Whether the step has to be asked again at once. Asking does nothing twice. */
      readonly asked: boolean
    }
  | { readonly kind: 'goTo'; readonly nodeId: string }
  | { readonly kind: 'exit' }

export interface PlanProblem {
  readonly nodeId: string
  /** gone: the step is not there to continue at. noWait: it holds nobody back. noStep: nobody can be put there. */
  readonly code: 'gone' | 'noWait' | 'noStep'
}

/** Where the plan puts those who stand at a node. A choice that cannot be had is passed over: see problemsOf. */
export function placementOf(plan: MigrationPlan, comparison: Comparison, nodeId: string): Placement {
  const change = comparison.changeOf(nodeId)
  // Nobody can tell where such people belong; they are left where they are.
  if (!change) return { kind: 'finishOld' }
  const own = Object.hasOwn(plan.byNode, nodeId) ? plan.byNode[nodeId] : undefined
  const chosen = [own, plan.default].find((one) => one && problemWith(one, change, comparison.after) === null)
  return placed(chosen ?? choicesFor(change).suggested, change, comparison.rulesChanged)
}

/** The choices of a plan that cannot be had, for the steps where people stand. */
export function problemsOf(plan: MigrationPlan, comparison: Comparison, standing: Iterable<string>): PlanProblem[] {
  return [...new Set(standing)].flatMap((nodeId) => {
    const change = comparison.changeOf(nodeId)
    const own = Object.hasOwn(plan.byNode, nodeId) ? plan.byNode[nodeId] : undefined
    const code = change && own ? problemWith(own, change, comparison.after) : null
    return code === null ? [] : [{ nodeId, code }]
  })
}

function problemWith(choice: Choice, change: NodeChange, after: Graph): PlanProblem['code'] | null {
  if (choice.kind === 'goTo') return canBePut(after, choice.nodeId, change) ? null : 'noStep'
  if (choice.kind !== 'continue') return null
  if (change.kind === 'removed') return 'gone'
  return choice.wait !== undefined && !change.waits ? 'noWait' : null
}

/** Nothing leads into an entry, so only those who stand at one come to another. */
function canBePut(after: Graph, nodeId: string, { type }: NodeChange): boolean {
  const node = nodeAt(after, nodeId)
  return node !== undefined && (!isRoot(node) || (type === 'entry' && node.type === 'entry'))
}

function placed(choice: Choice, change: NodeChange, rulesChanged: boolean): Placement {
  if (choice.kind !== 'continue') return choice
  if (!change.waits) return { kind: 'continue', wait: null, release: 'asItIs', asked: rulesChanged }
  const wait = choice.wait ?? (change.kind === 'changed' ? 'recompute' : 'keep')
  if (wait === 'goNow') return { kind: 'continue', wait, release: 'now', asked: true }
  if (wait === 'recompute') return { kind: 'continue', wait, release: 'byTheNode', asked: true }
  return { kind: 'continue', wait, release: change.kind === 'changed' ? 'asItWas' : 'asItIs', asked: rulesChanged }
}
