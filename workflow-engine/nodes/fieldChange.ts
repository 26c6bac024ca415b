import { numberOf, plainText } from './comparison.ts'
import type { Effect } from './effect.ts'
import type { FactValue } from './fact.ts'

export type FieldEffect = Extract<Effect, { kind: 'field.set' | 'field.increment' }>

/** What every person has. Emptied, they are "", and the stage is the first. */
export const ownFields: Readonly<Record<string, string>> = {
  firstName: '',
  lastName: '',
  company: '',
  jobTitle: '',
  phone: '',
  language: '',
  source: '',
  stage: 'prospect',
}

/** What a field holds when the effect is done: always a text, as forms and imports write it; null: it is not known any
 *  more. @param now what it holds */
export function fieldAfter(effect: FieldEffect, now: FactValue): string | null {
  return asText(effect.field, done(effect, now))
}

/** A value as a field keeps it. "" for a field that is none: a text, or null. */
export function asText(field: string, value: FactValue): string | null {
  if (value !== null && value !== '') return String(value)
  return Object.hasOwn(ownFields, field) ? (ownFields[field] ?? '') : null
}

function done(effect: FieldEffect, now: FactValue): FactValue {
  if (effect.kind === 'field.set') return effect.value
  const number = numberOf(plainText(now))
  // The last digits that a double makes up are left out: 0.1 + 0.2 is 0.3.
  return Number(((Number.isNaN(number) ? 0 : number) + effect.by).toPrecision(15))
}
