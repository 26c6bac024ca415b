import type { Inputs } from '#client/api.ts'

/** Which numbers the page shows. Stands in the address, so that a link shares what one sees. */
export type NumbersView = Pick<
  Inputs['metrics']['program'],
  'mode' | 'days' | 'from' | 'to' | 'version' | 'since' | 'entry' | 'variantNode' | 'variant'
> & {
  readonly mode: 'cohort' | 'activity'
  /** Rates are held against the range before. */
  readonly compare: boolean
}

export const everything: NumbersView = { mode: 'cohort', compare: false }

const names = ['mode', 'days', 'from', 'to', 'version', 'since', 'entry', 'variant', 'compare'] as const
const day = /^\d{4}-\d{2}-\d{2}$/

/** `?days=90&mode=activity&since=3&variant=guide.b&compare=1`. What makes no sense is left out. */
export function readView(params: URLSearchParams): NumbersView {
  const dayAt = (name: string) => (day.test(params.get(name) ?? '') ? { [name]: params.get(name) ?? '' } : {})
  const days = positive(params.get('days'))
  const range = days === undefined ? { ...dayAt('from'), ...dayAt('to') } : { days: Math.min(days, 3660) }
  const version = positive(params.get('version'))
  const since = positive(params.get('since'))
  const entry = params.get('entry')
  const [variant, variantNode] = splitVariant(params.get('variant'))
  return {
    mode: params.get('mode') === 'activity' ? 'activity' : 'cohort',
    ...range,
    ...(version === undefined ? {} : { version }),
    ...(since === undefined ? {} : { since }),
    ...(entry ? { entry } : {}),
    ...(variant && variantNode ? { variant, variantNode } : {}),
    compare: params.get('compare') === '1',
  }
}

/** The same address with another view; whatever else stands in it stays. */
export function writeView(params: URLSearchParams, view: NumbersView): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const name of names) next.delete(name)
  const { mode, compare, variant, variantNode, ...rest } = view
  if (mode === 'activity') next.set('mode', mode)
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) next.set(name, String(value))
  if (variant && variantNode) next.set('variant', `${variantNode}.${variant}`)
  if (compare) next.set('compare', '1')
  return next
}

/** What the server is asked for. */
export function questionOf({ compare: _, ...question }: NumbersView): Omit<NumbersView, 'compare'> {
  return question
}

export const hasRange = ({ days, from, to }: NumbersView): boolean => (days ?? from ?? to) !== undefined

/** A range without a beginning has nothing before it. */
export const isComparable = ({ days, from }: NumbersView): boolean => (days ?? from) !== undefined

/** How many things narrow the numbers down. */
export const countFilters = ({ version, entry, variant }: NumbersView): number =>
  [version, entry, variant].filter((filter) => filter !== undefined).length

function splitVariant(text: string | null): [string, string] | [] {
  const dot = text?.lastIndexOf('.') ?? -1
  return text && dot > 0 ? [text.slice(dot + 1), text.slice(0, dot)] : []
}

function positive(text: string | null): number | undefined {
  const value = Number(text)
  return Number.isSafeInteger(value) && value > 0 && value <= 2_147_483_647 ? value : undefined
}
