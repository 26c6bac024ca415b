import { numberOf, plainText } from '../../../nodes/comparison.ts'
import type { FactValue } from '../../../nodes/fact.ts'
import type { InnerEffect, Order } from '../../todo.ts'
import type { Held } from './holdPeople.ts'

type FieldEffect = Extract<InnerEffect, { kind: 'field.set' | 'field.increment' }>
export type FieldOrder = Order<FieldEffect>

/** What has become of one field of one person, when all is done. */
export interface FieldChange {
  readonly prospectId: number
  readonly field: string
  readonly from: FactValue
  /** Always a text, as forms and imports write it; null: it is not known any more. */
  readonly to: string | null
  /** Milliseconds of workspace time. */
  readonly at: number
}

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

/** Does what is asked of people's fields in its order, in memory. What comes out as it was is no change. */
export function changedFields(orders: readonly FieldOrder[], people: ReadonlyMap<number, Held>): FieldChange[] {
  const changes = new Map<string, FieldChange>()
  for (const { claimed, effect, at } of orders) {
    const person = people.get(claimed.prospectId)
    if (!person) continue
    const { field } = effect
    const key = `${person.id} ${field}`
    const known = changes.get(key)
    const from = known ? known.from : simpleOf(person.fields.get(field))
    const to = asText(field, done(effect, known ? known.to : from))
    changes.set(key, { prospectId: person.id, field, from, to, at })
  }
  return [...changes.values()].filter(({ from, to }) => asText('', from) !== to)
}

function done(effect: FieldEffect, now: FactValue): FactValue {
  if (effect.kind === 'field.set') return effect.value
  const number = numberOf(plainText(now))
  // The last digits that a double makes up are left out: 0.1 + 0.2 is 0.3.
  return Number(((Number.isNaN(number) ? 0 : number) + effect.by).toPrecision(15))
}

function asText(field: string, value: FactValue): string | null {
  if (value !== null && value !== '') return String(value)
  return Object.hasOwn(ownFields, field) ? (ownFields[field] ?? '') : null
}

/** What holds others is no value, and is written over. */
const simpleOf = (value: unknown): FactValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
