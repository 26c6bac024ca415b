import type { ZodError } from 'zod'
import { Refusal, type RefusalCode, type RefusalParams } from '#server/refusal.ts'
import { refusals } from '#server/texts/refusals.ts'

type Trouble = ZodError['issues'][number]

/** The first thing wrong with an input, as a refusal that names its field. A schema may give its own reason as the
 *  message of a check: `code` or `code?param=value&…`, see `reason`. */
export function refuseInput(error: ZodError): Refusal {
  const trouble = deepest(error.issues[0])
  if (!trouble) return new Refusal('input.wrong', {}, { cause: error })
  const [code, params] = readReason(trouble.message) ?? translate(trouble)
  const path = trouble.code === 'unrecognized_keys' ? [...trouble.path, trouble.keys[0]] : trouble.path
  return new Refusal(code, params, { field: path.map(String).join('.') || undefined, cause: error })
}

/** A refusal as the message of a zod check: `.max(200, reason('input.range', { min: 1, max: 200 }))`. */
export function reason(code: RefusalCode, params: RefusalParams = {}): string {
  const query = new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)])).toString()
  return query ? `${code}?${query}` : code
}

function readReason(message: string): [RefusalCode, RefusalParams] | null {
  const [code = '', query = ''] = message.split('?', 2)
  if (!Object.hasOwn(refusals, code)) return null
  return [code as RefusalCode, Object.fromEntries(new URLSearchParams(query))]
}

/** In a union, what the branch that came nearest complained about; of a key, what is wrong with it. */
function deepest(trouble: Trouble | undefined): Trouble | undefined {
  if (trouble?.code === 'invalid_key') {
    const [inner] = trouble.issues
    return inner ? deepest({ ...inner, path: trouble.path } as Trouble) : trouble
  }
  if (trouble?.code !== 'invalid_union') return trouble
  const inner = trouble.errors.flat().sort((a, b) => b.path.length - a.path.length)[0]
  return inner ? deepest({ ...inner, path: [...trouble.path, ...inner.path] }) : trouble
}

function translate(trouble: Trouble): [RefusalCode, RefusalParams] {
  switch (trouble.code) {
    case 'invalid_type':
      if (trouble.message.includes('received undefined')) return ['input.missing', {}]
      if (trouble.expected === 'number') return ['input.notNumber', {}]
      if (trouble.expected === 'int') return ['input.notWhole', {}]
      return ['input.wrongType', { expected: trouble.expected }]
    case 'unrecognized_keys':
      return ['input.unknownField', { name: trouble.keys[0] ?? '' }]
    case 'too_small':
      if (trouble.origin === 'string')
        return Number(trouble.minimum) <= 1 ? ['input.empty', {}] : ['input.tooShort', { min: Number(trouble.minimum) }]
      if (trouble.origin === 'array') return ['input.tooFewItems', { min: Number(trouble.minimum) }]
      return ['input.atLeast', { min: smallest(trouble) }]
    case 'too_big':
      if (trouble.origin === 'string') return ['input.tooLong', { max: Number(trouble.maximum) }]
      if (trouble.origin === 'array') return ['input.tooManyItems', { max: Number(trouble.maximum) }]
      return ['input.atMost', { max: Number(trouble.maximum) }]
    case 'invalid_format':
      if (trouble.format === 'email') return ['input.notEmail', {}]
      if (trouble.format === 'datetime' || trouble.format === 'date') return ['input.notDate', {}]
      if (trouble.format === 'duration') return ['input.notDuration', {}]
      return ['input.wrong', {}]
    // A drawing whose format or steps we do not know.
    case 'invalid_union':
      return trouble.path.includes('nodes') && trouble.path.at(-1) === 'type'
        ? ['graph.newer', {}]
        : ['input.wrong', {}]
    case 'invalid_value':
      if (trouble.path.at(-2) === 'graph' && trouble.path.at(-1) === 'format') return ['graph.newer', {}]
      return ['input.notAllowed', { values: trouble.values.map(String).join(', ') }]
    case 'custom':
      return ['input.because', { why: trouble.message }]
    default:
      return ['input.wrong', {}]
  }
}

/** The least number that is taken: `positive()` speaks of 0, which is not. */
function smallest({ minimum, inclusive }: { readonly minimum: number | bigint; readonly inclusive?: boolean }): number {
  return Number(minimum) + (inclusive === false ? 1 : 0)
}
