import { z } from 'zod'
import { ElementId, RowId, text } from '../nodes/fields.ts'

// Who is simulated, and what happens to them: what a persona keeps. Every field has a default, so that `{}` is somebody of
// whom nothing is known, and old personas can be read when there is more to know.

const Value = z.union([text(2000), z.number(), z.boolean(), z.null()])
const Values = z.record(text(120), Value)
const Moment = z.iso.datetime()

const Deal = z.strictObject({
  stage: text(80).default(''),
  amount: z.number().min(0).max(1e12).default(0),
  ownerId: text(100).default(''),
})
export type Deal = Readonly<z.infer<typeof Deal>>

/** One person as the engine's facts know it, at the moment in which the simulation begins. */
export const SimulatedPerson = z.strictObject({
  /** Of the person, by the names of nodes/fact.ts: email, firstName … stage, owner; and properties of your own. */
  fields: Values.default({}),
  /** Of its company. */
  company: Values.default({}),
  score: z.number().int().min(-1_000_000).max(1_000_000).default(0),
  /** null: counted from the fields by the rules of the workspace. */
  grade: z.number().int().min(-1_000_000).max(1_000_000).nullable().default(null),
  lists: z.array(RowId).max(500).default([]),
  /** Said to be in them, whatever their rules say. */
  segments: z.array(RowId).max(500).default([]),
  tags: z.array(text(80)).max(500).default([]),
  opportunities: z.array(Deal).max(50).default([]),
  programs: z
    .array(z.strictObject({ programId: RowId, isInside: z.boolean() }))
    .max(500)
    .default([]),
  consent: z.enum(['none', 'granted', 'withdrawn']).default('granted'),
  /** Its address gets no marketing mail, whatever the consent says. */
  isSuppressed: z.boolean().default(false),
  declinedTopics: z.array(RowId).max(500).default([]),
  mailsPerWeek: z.number().int().min(0).max(1000).nullable().default(null),
  /** IANA; "": the workspace's. */
  timeZone: text(80).default(''),
  /** What it has done before. */
  did: z
    .array(z.strictObject({ type: text(80), properties: Values.default({}), at: Moment }))
    .max(5000)
    .default([]),
  /** When marketing mail went to it, and to everybody of its company, of late. */
  mailed: z.array(Moment).max(5000).default([]),
  companyMailed: z.array(Moment).max(5000).default([]),
  /** Whose chance it draws: the id of a prospect. */
  chanceOf: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(1),
})
export type SimulatedPerson = Readonly<z.infer<typeof SimulatedPerson>>

const minutes = z
  .number()
  .int()
  .min(0)
  .max(60 * 24 * 4000)

/** So many minutes after the beginning, or after a step has sent its email or made its call, each time it does. */
const When = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start'), minutes }),
  z.strictObject({ kind: z.literal('step'), nodeId: ElementId, minutes }),
])
export type When = Readonly<z.infer<typeof When>>

/** Something that happens to the person, or that it does. */
export const Deed = z.discriminatedUnion('kind', [
  /** To the email that `nodeId` sent last. "" for any link. */
  z.strictObject({
    kind: z.literal('reacted'),
    nodeId: ElementId,
    reaction: z.enum(['opened', 'clicked', 'replied']),
    link: text(2000).default(''),
  }),
  z.strictObject({ kind: z.literal('downloaded'), fileId: RowId }),
  z.strictObject({ kind: z.literal('visited'), path: text(2000) }),
  z.strictObject({ kind: z.literal('submitted'), formId: RowId }),
  z.strictObject({ kind: z.literal('event'), type: text(80), properties: Values.default({}) }),
  z.strictObject({ kind: z.literal('list'), listId: RowId, isOn: z.boolean() }),
  z.strictObject({ kind: z.literal('segment'), segmentId: RowId, isIn: z.boolean() }),
  z.strictObject({ kind: z.literal('tag'), tag: text(80), isOn: z.boolean() }),
  z.strictObject({
    kind: z.literal('field'),
    of: z.enum(['person', 'company']).default('person'),
    field: text(120),
    value: Value,
  }),
  z.strictObject({ kind: z.literal('score'), points: z.number().int().min(-1_000_000).max(1_000_000) }),
  z.strictObject({ kind: z.literal('opportunity'), deal: Deal.nullable() }),
  /** What the webhook of `nodeId` answers. Paths are dotted: company.size. */
  z.strictObject({
    kind: z.literal('answered'),
    nodeId: ElementId,
    status: z.number().int().min(100).max(599).default(200),
    values: Values.default({}),
  }),
  z.strictObject({ kind: z.literal('program'), programId: RowId, isInside: z.boolean() }),
  z.strictObject({ kind: z.literal('unsubscribed') }),
])
export type Deed = Readonly<z.infer<typeof Deed>>
export type DeedKind = Deed['kind']

export const Happening = z.strictObject({ when: When, deed: Deed })
export type Happening = Readonly<z.infer<typeof Happening>>

/** How the way through the program begins. */
export const Beginning = z.strictObject({
  at: Moment,
  /** null: the first entry. */
  entryId: ElementId.nullable().default(null),
  /** Which way chance falls, by step: an outlet of a split, a variant of an email. */
  forced: z.record(ElementId, text(40)).default({}),
})
export type Beginning = Readonly<z.infer<typeof Beginning>>

/** Everything that a simulation needs beside the drawing and the workspace. */
export interface Scenario {
  readonly person: SimulatedPerson
  readonly happenings: readonly Happening[]
  readonly beginning: Beginning
}

export const nobody: SimulatedPerson = SimulatedPerson.parse({})
