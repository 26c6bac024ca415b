import { z } from 'zod'
import { OperatorName } from './comparison.ts'
import { type Condition, PropertyTestSchema } from './condition.ts'
import { type Cue, cueOf } from './cue.ts'
import { RowId, text } from './fields.ts'
import type { Pointer } from './reference.ts'

/** HH:MM. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day is written as HH:MM.')

/** What lets people into a program. Every field has a default, so that `{ kind }` is one. */
export const EntryTrigger = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('list'), listId: RowId.nullable().default(null) }),
  z.strictObject({ kind: z.literal('segment'), segmentId: RowId.nullable().default(null) }),
  z.strictObject({ kind: z.literal('form'), formId: RowId.nullable().default(null) }),
  /** Did something whose properties are so. */
  z.strictObject({
    kind: z.literal('event'),
    type: text(80).default(''),
    where: z.array(PropertyTestSchema).max(10).default([]),
  }),
  /** A field changed, and now compares like this. */
  z.strictObject({
    kind: z.literal('field'),
    of: z.enum(['person', 'company']).default('person'),
    field: text(120).default(''),
    operator: OperatorName.default('filled'),
    value: text(300).default(''),
  }),
  /** A date of the person's has come: the day in the field, moved by the offset, at a time of day in the person's zone. */
  z.strictObject({
    kind: z.literal('date'),
    field: text(120).default(''),
    /** Days; negative: before. */
    offset: z.number().int().min(-1000).max(1000).default(0),
    time: TimeOfDay.default('09:00'),
    /** Every year on that day. 29 February is the 28th in other years. */
    yearly: z.boolean().default(false),
  }),
  /** By hand, by the API, or by another program. */
  z.strictObject({ kind: z.literal('manual') }),
])
export type EntryTrigger = z.infer<typeof EntryTrigger>
export type TriggerKind = EntryTrigger['kind']

/** The cue that the trigger waits for; null while something is still to be filled in. */
export function triggerCue(trigger: EntryTrigger): Cue | null {
  switch (trigger.kind) {
    case 'list':
      return trigger.listId === null ? null : cueOf.list(trigger.listId)
    case 'segment':
      return trigger.segmentId === null ? null : cueOf.segment(trigger.segmentId)
    case 'form':
      return trigger.formId === null ? null : cueOf.form(trigger.formId)
    case 'event':
      return trigger.type.trim() ? cueOf.event(trigger.type.trim()) : null
    case 'field':
      return trigger.field.trim() ? cueOf.field(trigger.of, trigger.field.trim()) : null
    case 'date':
      return trigger.field.trim() ? cueOf.date : null
    case 'manual':
      return cueOf.manual
    default:
      return trigger satisfies never
  }
}

/** What it points to. @param path where it stands in the config */
export function triggerPointers(trigger: EntryTrigger, path = 'trigger'): Pointer[] {
  if (trigger.kind === 'list' && trigger.listId !== null)
    return [{ ref: 'list', id: trigger.listId, field: `${path}.listId` }]
  if (trigger.kind === 'segment' && trigger.segmentId !== null)
    return [{ ref: 'segment', id: trigger.segmentId, field: `${path}.segmentId` }]
  if (trigger.kind === 'form' && trigger.formId !== null)
    return [{ ref: 'form', id: trigger.formId, field: `${path}.formId` }]
  return []
}

/** What a trigger asks of an event or a field, as the question that a condition asks; null for those that ask nothing
 *  more. Its words and complaints are those of conditions. */
export function triggerCondition(trigger: EntryTrigger): Condition | null {
  if (trigger.kind === 'event') return { ...trigger, since: 'ever' }
  return trigger.kind === 'field' ? trigger : null
}
