import { z } from 'zod'
import { compare } from './comparison.ts'
import type { FactValue } from './fact.ts'
import { EntryTrigger } from './trigger.ts'

const Config = z.object({ trigger: EntryTrigger })

/**
 * Whether an entry lets somebody in to whom this happened. Joining a list is not asked here: who joins is let in by
 * joining (intake/joinList.ts). Settings that cannot be read let nobody in.
 * @param config the entry's settings
 * @param detail the properties of an event; from and to of a field
 */
export function admits(config: unknown, detail: Readonly<Record<string, unknown>>): boolean {
  if (detail.wakesOnly === true) return false
  const read = Config.safeParse(config)
  if (!read.success) return false
  const { trigger } = read.data
  switch (trigger.kind) {
    case 'segment':
    case 'form':
      return true
    case 'event':
      return trigger.where.every(({ property, operator, value }) => compare(operator, known(detail, property), value))
    case 'field':
      return compare(trigger.operator, known(detail, 'to'), trigger.value)
    case 'list':
    case 'date':
    case 'manual':
      return false
    default:
      return trigger satisfies never
  }
}

/** A property that is a value; what holds others is no value. */
function known(detail: Readonly<Record<string, unknown>>, name: string): FactValue {
  const value = Object.hasOwn(detail, name) ? detail[name] : null
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
