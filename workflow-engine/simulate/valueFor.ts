import type { OperatorName } from '../nodes/comparison.ts'

/** A value that compares like this; null: none at all does. */
export function valueFor(operator: OperatorName, value: string): string | null {
  switch (operator) {
    case 'is':
    case 'contains':
    case 'startsWith':
    case 'atLeast':
    case 'atMost':
      return value.trim()
    case 'oneOf':
      return value.split(',')[0]?.trim() ?? ''
    case 'filled':
      return 'x'
    case 'isNot':
      return `${value.trim()}x`
    case 'empty':
      return null
    case 'before':
      return '1970-01-01'
    case 'after':
      return '2999-12-31'
    default:
      return operator satisfies never
  }
}

/** A value that does not compare like this. */
export function valueAgainst(operator: OperatorName, value: string): string | null {
  switch (operator) {
    case 'isNot':
      return value.trim()
    case 'empty':
      return 'x'
    default:
      return null
  }
}
