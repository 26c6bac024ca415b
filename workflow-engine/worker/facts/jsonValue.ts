import type { FactValue } from '../../nodes/fact.ts'

/** SQL of a jsonb value as `type:text`, the text being what Postgres compares; null where there is none. */
export const typedText = (value: string): string => `jsonb_typeof(${value}) || ':' || (${value} #>> '{}')`

/** A value of jsonb as a fact. What holds others stays text; so does a number that JavaScript would write differently, so
 *  that it compares as it does in Postgres. */
export function factOfText(typed: string | null): FactValue {
  if (typed === null) return null
  const colon = typed.indexOf(':')
  const text = typed.slice(colon + 1)
  switch (typed.slice(0, colon)) {
    case 'boolean':
      return text === 'true'
    case 'number':
      return String(Number(text)) === text ? Number(text) : text
    default:
      return text
  }
}
