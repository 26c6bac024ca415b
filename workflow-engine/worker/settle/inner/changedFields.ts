import type { FactValue } from '../../../nodes/fact.ts'
import { asText, type FieldEffect, fieldAfter } from '../../../nodes/fieldChange.ts'
import type { Order } from '../../todo.ts'
import type { Held } from './holdPeople.ts'

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
    const to = fieldAfter(effect, known ? known.to : from)
    changes.set(key, { prospectId: person.id, field, from, to, at })
  }
  return [...changes.values()].filter(({ from, to }) => asText('', from) !== to)
}

/** What holds others is no value, and is written over. */
const simpleOf = (value: unknown): FactValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
