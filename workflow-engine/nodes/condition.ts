import { z } from 'zod'
import { compare, OperatorName, operators } from './comparison.ts'
import { type Cue, cueOf } from './cue.ts'
import { type Fact, type FactSheet, type FactValue, factKey, type PropertyTest } from './fact.ts'
import { ElementId, RowId, text } from './fields.ts'
import type { Pointer, Reference } from './reference.ts'

/** here: since the person came to the step that asks. Only waits know it; elsewhere it reads as `entered`. */
const SinceWhen = z.enum(['entered', 'ever', 'here'])
const Since = SinceWhen.default('entered')

/** A property of an event: `{ property: 'plan', operator: 'is', value: 'pro' }`. */
export const PropertyTestSchema = z.strictObject({
  property: text(80).default(''),
  operator: OperatorName.default('is'),
  value: text(300).default(''),
})

/** A question about a prospect that is answered yes or no. Every field has a default, so that `{ kind }` is one. */
export const Condition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('downloaded'), fileId: RowId.nullable().default(null), since: Since }),
  z.strictObject({
    kind: z.literal('scoreAtLeast'),
    score: z.number().int().min(-1_000_000).max(1_000_000).default(100),
  }),
  z.strictObject({
    kind: z.literal('gradeAtLeast'),
    points: z.number().int().min(-1_000_000).max(1_000_000).default(50),
  }),
  z.strictObject({ kind: z.literal('onList'), listId: RowId.nullable().default(null) }),
  z.strictObject({ kind: z.literal('inSegment'), segmentId: RowId.nullable().default(null) }),
  z.strictObject({ kind: z.literal('tagged'), tag: text(80).default('') }),
  z.strictObject({
    kind: z.literal('field'),
    of: z.enum(['person', 'company']).default('person'),
    field: text(120).default(''),
    operator: OperatorName.default('is'),
    value: text(300).default(''),
  }),
  /** To the email that this enrollment last got from the step `emailNodeId`. */
  z.strictObject({
    kind: z.literal('reacted'),
    emailNodeId: ElementId.nullable().default(null),
    reaction: z.enum(['opened', 'clicked', 'replied']).default('clicked'),
    /** "" for any link; else its address as the email writes it. */
    link: text(2000).default(''),
    /** Count what was probably a machine too. */
    robots: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('visitedPage'), pathPart: text(300).default(''), since: Since }),
  z.strictObject({ kind: z.literal('submittedForm'), formId: RowId.nullable().default(null), since: Since }),
  /** Any event, by the name that other systems give it. */
  z.strictObject({
    kind: z.literal('event'),
    type: text(80).default(''),
    where: z.array(PropertyTestSchema).max(10).default([]),
    since: Since,
  }),
  z.strictObject({
    kind: z.literal('inOpportunity'),
    /** "" for any stage. */
    stage: text(80).default(''),
    minAmount: z.number().min(0).max(1e12).default(0),
    /** "" for any owner. */
    ownerId: text(100).default(''),
  }),
  z.strictObject({
    kind: z.literal('inProgram'),
    programId: RowId.nullable().default(null),
    ever: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('webhookAnswered'),
    webhookNodeId: ElementId.nullable().default(null),
    /** Dotted: company.size. "status" is the HTTP status. */
    path: text(200).default('status'),
    operator: OperatorName.default('is'),
    value: text(300).default('200'),
  }),
])
export type Condition = z.infer<typeof Condition>
export type ConditionKind = Condition['kind']

/** A condition that is waited for: what happened before the person came does not count unless it is said to. */
export const AwaitedCondition = z.discriminatedUnion(
  'kind',
  // A tuple that is mapped is a tuple no more, for the compiler.
  Condition.options.map((option) =>
    'since' in option.shape ? option.extend({ since: SinceWhen.default('here') }) : option,
  ) as unknown as typeof Condition.options,
)

type Of<K extends ConditionKind> = Extract<Condition, { kind: K }>

/** What there is to know about one kind of condition. */
interface ConditionRule<C extends Condition> {
  /** null while the condition is not filled in. `nodeId`: the step that people stand in while it asks; "" for others. */
  fact(condition: C, nodeId: string): Fact | null
  holds(condition: C, value: FactValue | undefined): boolean
  /** What it points to, with the field of the condition that does. */
  points?(condition: C): (Reference & { readonly field: string }) | null
  /** What happens when it becomes true. */
  cues(condition: C): readonly Cue[]
  /** The field that is to be filled in, while `fact` is null. */
  readonly missing: string
}

const isTrue = (_: unknown, value: FactValue | undefined) => value === true
const atLeast = (limit: number, value: FactValue | undefined) => typeof value === 'number' && value >= limit
/** “Here” without a step that people stand in is “since entering”. */
const here = (since: 'entered' | 'ever' | 'here', nodeId: string) =>
  since !== 'here' ? ({ since } as const) : nodeId ? ({ since, nodeId } as const) : ({ since: 'entered' } as const)
const happened = (type: string, where: readonly PropertyTest[], since: 'entered' | 'ever' | 'here', nodeId: string) =>
  ({ kind: 'happened', type, where, ...here(since, nodeId) }) as const

const rules: { readonly [K in ConditionKind]: ConditionRule<Of<K>> } = {
  downloaded: {
    fact: ({ fileId, since }, nodeId) =>
      fileId === null ? null : { kind: 'downloaded', fileId, ...here(since, nodeId) },
    holds: isTrue,
    points: ({ fileId }) => (fileId === null ? null : { ref: 'file', id: fileId, field: 'fileId' }),
    cues: () => [cueOf.event('file.downloaded')],
    missing: 'fileId',
  },
  scoreAtLeast: {
    fact: () => ({ kind: 'score' }),
    holds: ({ score }, value) => atLeast(score, value),
    cues: () => [cueOf.score],
    missing: 'score',
  },
  gradeAtLeast: {
    fact: () => ({ kind: 'grade' }),
    holds: ({ points }, value) => atLeast(points, value),
    cues: () => [cueOf.grade],
    missing: 'points',
  },
  onList: {
    fact: ({ listId }) => (listId === null ? null : { kind: 'onList', listId }),
    holds: isTrue,
    points: ({ listId }) => (listId === null ? null : { ref: 'list', id: listId, field: 'listId' }),
    cues: ({ listId }) => (listId === null ? [] : [cueOf.list(listId)]),
    missing: 'listId',
  },
  inSegment: {
    fact: ({ segmentId }) => (segmentId === null ? null : { kind: 'inSegment', segmentId }),
    holds: isTrue,
    points: ({ segmentId }) => (segmentId === null ? null : { ref: 'segment', id: segmentId, field: 'segmentId' }),
    cues: ({ segmentId }) => (segmentId === null ? [] : [cueOf.segment(segmentId)]),
    missing: 'segmentId',
  },
  tagged: {
    fact: ({ tag }) => (tag.trim() ? { kind: 'tagged', tag: tag.trim() } : null),
    holds: isTrue,
    cues: () => [cueOf.tag],
    missing: 'tag',
  },
  field: {
    fact: ({ of, field }) => (field.trim() ? { kind: 'field', of, field: field.trim() } : null),
    holds: ({ operator, value }, actual) => compare(operator, actual, value),
    cues: ({ of, field }) => [cueOf.field(of, field.trim())],
    missing: 'field',
  },
  reacted: {
    fact: ({ emailNodeId, reaction, link, robots }) =>
      emailNodeId === null ? null : { kind: 'reacted', emailNodeId, reaction, link, robots },
    holds: isTrue,
    points: ({ emailNodeId }) => (emailNodeId === null ? null : { ref: 'node', id: emailNodeId, field: 'emailNodeId' }),
    cues: ({ reaction }) => [cueOf.event(`email.${reaction}`)],
    missing: 'emailNodeId',
  },
  visitedPage: {
    fact: ({ pathPart, since }, nodeId) =>
      happened(
        'page.visited',
        pathPart.trim() ? [{ property: 'path', operator: 'contains', value: pathPart.trim() }] : [],
        since,
        nodeId,
      ),
    holds: isTrue,
    cues: () => [cueOf.event('page.visited')],
    missing: 'pathPart',
  },
  submittedForm: {
    fact: ({ formId, since }, nodeId) =>
      formId === null
        ? null
        : happened('form.submitted', [{ property: 'formId', operator: 'is', value: String(formId) }], since, nodeId),
    holds: isTrue,
    points: ({ formId }) => (formId === null ? null : { ref: 'form', id: formId, field: 'formId' }),
    cues: ({ formId }) => (formId === null ? [] : [cueOf.form(formId)]),
    missing: 'formId',
  },
  event: {
    fact: ({ type, where, since }, nodeId) =>
      type.trim() && where.every(isFilled) ? happened(type.trim(), where, since, nodeId) : null,
    holds: isTrue,
    cues: ({ type }) => [cueOf.event(type.trim())],
    missing: 'type',
  },
  inOpportunity: {
    fact: ({ stage, minAmount, ownerId }) => ({ kind: 'opportunity', stage: stage.trim(), minAmount, ownerId }),
    holds: isTrue,
    points: ({ ownerId }) => (ownerId ? { ref: 'member', id: ownerId, field: 'ownerId' } : null),
    cues: () => [cueOf.opportunity],
    missing: 'stage',
  },
  inProgram: {
    fact: ({ programId, ever }) => (programId === null ? null : { kind: 'inProgram', programId, ever }),
    holds: isTrue,
    points: ({ programId }) => (programId === null ? null : { ref: 'program', id: programId, field: 'programId' }),
    cues: ({ programId }) => (programId === null ? [] : [cueOf.program(programId)]),
    missing: 'programId',
  },
  webhookAnswered: {
    fact: ({ webhookNodeId, path }) =>
      webhookNodeId === null || !path.trim() ? null : { kind: 'webhookAnswer', webhookNodeId, path: path.trim() },
    holds: ({ operator, value }, actual) => compare(operator, actual, value),
    points: ({ webhookNodeId }) =>
      webhookNodeId === null ? null : { ref: 'node', id: webhookNodeId, field: 'webhookNodeId' },
    cues: () => [cueOf.webhook],
    missing: 'webhookNodeId',
  },
}

export const conditionKinds = Object.keys(rules) as readonly ConditionKind[]

/** A test asks for a value unless its operator takes none. */
const isFilled = ({ property, operator, value }: PropertyTest): boolean =>
  property.trim() !== '' && (operators[operator].takes === 'nothing' || value.trim() !== '')

// A rule and its condition agree by their kind; the compiler cannot follow a lookup by a union, so it is told here once.
const ruleOf = (condition: Condition) => rules[condition.kind] as ConditionRule<Condition>

/** The fact that settles the condition; null while something is still to be filled in.
 *  @param nodeId the wait that asks; "" for what asks people who pass by */
export const factOf = (condition: Condition, nodeId = ''): Fact | null => ruleOf(condition).fact(condition, nodeId)

/** The path of the setting that is still to be filled in; null when none is. */
export const missingIn = (condition: Condition): string | null =>
  factOf(condition) === null ? ruleOf(condition).missing : null

/** @param path where the condition stands in the config: `condition` */
export function pointerOf(condition: Condition, path = 'condition'): Pointer | null {
  const found = ruleOf(condition).points?.(condition)
  return found ? ({ ...found, field: `${path}.${found.field}` } as Pointer) : null
}

export const cuesOf = (condition: Condition): readonly Cue[] => ruleOf(condition).cues(condition)

/** Whether the condition holds for whoever the facts are about. One that is not filled in holds for nobody. */
export function holds(condition: Condition, facts: FactSheet, nodeId = ''): boolean {
  const fact = factOf(condition, nodeId)
  return fact !== null && ruleOf(condition).holds(condition, facts.get(factKey(fact)))
}
