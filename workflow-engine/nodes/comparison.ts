import { z } from 'zod'
import type { FactValue } from './fact.ts'

// How a value that is known of somebody compares with one that is asked about. Text is compared without regard to case
// and to space around it, numbers as numbers (a decimal comma will do), dates by their ISO form. What is not known is
// empty: it equals nothing, contains nothing, and is not above or below anything. Postgres compares in the same way
// (the function `compares`), and tests/worker/comparison.test.ts holds the two together.

/** One way of comparing. `takes` says what the form asks for beside it. */
interface Operator {
  readonly takes: 'nothing' | 'text' | 'number' | 'date' | 'texts'
  holds(actual: string, expected: string): boolean
}

/** A rule is a line: the form, the engine and segments read them all from here. */
export const operators = {
  is: { takes: 'text', holds: (a, b) => a === b },
  isNot: { takes: 'text', holds: (a, b) => a !== b },
  contains: { takes: 'text', holds: (a, b) => b !== '' && a.includes(b) },
  startsWith: { takes: 'text', holds: (a, b) => b !== '' && a.startsWith(b) },
  /** One of several, separated by commas. */
  oneOf: { takes: 'texts', holds: (a, b) => a !== '' && b.split(',').some((one) => one.trim() === a) },
  filled: { takes: 'nothing', holds: (a) => a !== '' },
  empty: { takes: 'nothing', holds: (a) => a === '' },
  atLeast: { takes: 'number', holds: (a, b) => numberOf(a) >= numberOf(b) },
  atMost: { takes: 'number', holds: (a, b) => numberOf(a) <= numberOf(b) },
  /** Calendar days: 2026-12-01, or 1.12.2026. */
  before: { takes: 'date', holds: (a, b) => dayOf(a) !== '' && dayOf(b) !== '' && dayOf(a) < dayOf(b) },
  after: { takes: 'date', holds: (a, b) => dayOf(b) !== '' && dayOf(a) > dayOf(b) },
} as const satisfies Record<string, Operator>

export type OperatorName = keyof typeof operators
export const operatorNames = Object.keys(operators) as [OperatorName, ...OperatorName[]]
export const OperatorName = z.enum(operatorNames)

/** Whether `actual` compares with `expected` like this. */
export function compare(operator: OperatorName, actual: FactValue | undefined, expected: string): boolean {
  return (operators[operator] as Operator).holds(plainText(actual), plainText(expected))
}

/** A value as it is compared: "" for what is not known. */
export const plainText = (value: FactValue | undefined): string =>
  value === null || value === undefined ? '' : String(value).normalize('NFC').trim().toLowerCase()

/** NaN, which is neither above nor below anything, for what is no number. @param value as `plainText` makes it */
export function numberOf(value: string): number {
  const written = value.replace(/\s/g, '').replace(',', '.')
  return value.length <= 200 && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/.test(written) ? Number(written) : Number.NaN
}

/** A day in the order of the calendar; "" for what is written like none. */
function dayOf(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return value.slice(0, 10)
  const [, day = '', month = '', year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/.exec(value) ?? []
  return year === undefined ? '' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
