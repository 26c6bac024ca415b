import { escapeValue, renderLiquid, scanLiquid } from './liquid.ts'

/** A template taken apart once, so that the ordinary email (plain fields with a fallback, perhaps an `if`) is merged
 *  without interpreting it. Gives exactly what renderLiquid gives (tests/templates/mergePlan.test.ts); whatever is not
 *  plain is left to it. */
export type MergePlan = readonly (string | PlainField | Chunk)[]

/** `{{ prospect.firstName | default: 'there' }}` */
interface PlainField {
  readonly kind: 'field'
  readonly path: readonly string[]
  readonly fallback: string | null
}

/** Something that only Liquid can tell: an `if` to its end, a field with other filters. */
interface Chunk {
  readonly kind: 'chunk'
  readonly source: string
}

const plans = new Map<string, MergePlan>()
const plansAtMost = 600

export function merge(medium: 'html' | 'text', source: string, scope: object): string {
  let plan = plans.get(source)
  if (!plan) {
    plan = planMerge(source)
    const oldest = plans.size >= plansAtMost ? plans.keys().next() : undefined
    if (oldest && !oldest.done) plans.delete(oldest.value)
    plans.set(source, plan)
  }
  let result = ''
  for (const piece of plan) {
    if (typeof piece === 'string') result += piece
    else if (piece.kind === 'chunk') result += renderLiquid(medium, piece.source, scope)
    else result += fieldText(piece, medium, scope)
  }
  return result
}

/** One piece for all of it where pieces would see each other (assign, loops), or where blanks are trimmed. */
export function planMerge(source: string): MergePlan {
  const spans = [...scanLiquid(source)]
  const entangled = spans.some(({ kind, inside, start, end }) => {
    const dashes = source[start + 2] === '-' || source[end - 3] === '-'
    return dashes || (kind === 'tag' && !/^(?:if|elsif|else|endif|unless|endunless|case|when|endcase)\b/.test(inside))
  })
  if (entangled) return [{ kind: 'chunk', source }]
  const plan: (string | PlainField | Chunk)[] = []
  let at = 0
  let depth = 0
  let blockStart = 0
  for (const { kind, inside, start, end } of spans) {
    if (kind === 'output' && depth > 0) continue
    if (kind === 'output') {
      plan.push(source.slice(at, start), readField(inside) ?? { kind: 'chunk', source: source.slice(start, end) })
      at = end
    } else if (/^(?:if|unless|case)\b/.test(inside)) {
      if (depth++ === 0) blockStart = start
    } else if (inside.startsWith('end') && --depth === 0) {
      plan.push(source.slice(at, blockStart), { kind: 'chunk', source: source.slice(blockStart, end) })
      at = end
    }
  }
  // Blocks that do not fit together: Liquid says what is wrong.
  if (depth !== 0) return [{ kind: 'chunk', source }]
  plan.push(source.slice(at))
  return plan.filter((piece) => piece !== '')
}

const plain =
  /^((?:prospect|owner|sender|workspace)(?:\.[A-Za-z_]\w*)+|unsubscribe|link\[\d+\])(?:\s*\|\s*default:\s*(?:'([^'\\]*)'|"([^"\\]*)"))?$/

function readField(inside: string): PlainField | undefined {
  const match = plain.exec(inside)
  if (!match) return undefined
  const path = (match[1] ?? '').replace('[', '.').replace(']', '').split('.')
  // Liquid's own words.
  if (path.some((name) => ['size', 'first', 'last'].includes(name))) return undefined
  return { kind: 'field', path, fallback: match[2] ?? match[3] ?? null }
}

function fieldText({ path, fallback }: PlainField, medium: 'html' | 'text', scope: object): string {
  let value: unknown = scope
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) {
      value = undefined
      break
    }
    value = (value as Readonly<Record<string, unknown>>)[name]
  }
  if (typeof value === 'object' && value !== null) {
    const filter = fallback === null ? '' : ` | default: ${JSON.stringify(fallback)}`
    return renderLiquid(medium, `{{ ${path.join('.')}${filter} }}`, scope)
  }
  const missing = value === undefined || value === null
  const text =
    fallback !== null && (missing || value === '' || value === false) ? fallback : missing ? '' : String(value)
  return medium === 'html' ? escapeValue(text) : text
}
