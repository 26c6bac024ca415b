// Three readings of one value: what both began with, what one made of it, what the other made of it. `undefined` is a
// value that is not there.

export interface Three<T = unknown> {
  readonly base: T
  readonly mine: T
  readonly theirs: T
}

export type Side = 'mine' | 'theirs'

/** Both sides changed one thing, each in its own way. */
export interface Conflict extends Three {
  /** The path in one word: the same conflict has the same id whenever the three are merged again. */
  readonly id: string
  /** Table, row and field: `nodes n7 config duration`. Of an arrow: `edges n7 yes`. */
  readonly path: readonly string[]
}

/** Hears of a conflict and says whose value is taken. */
export type Decide = (path: readonly string[], three: Three) => Side

export interface Merging {
  readonly decide: Decide
  /** Whether a side uses an element of a list in a way that the element does not show: a path has an arrow. */
  isUsed(path: readonly string[], side: Side): boolean
}

type Fields = Readonly<Record<string, unknown>>
type Element = { readonly id: string }

/** Whoever alone changed a value has it; where both did, it is taken apart as far as its parts are settings of their
 *  own: a row by its fields, settings, emails, and lists whose elements have ids. Everything else is one value: half a
 *  duration of mine and half of theirs is nobody's. */
export function mergeValue(path: readonly string[], { base, mine, theirs }: Three, merging: Merging): unknown {
  if (isSame(mine, theirs)) return mine
  if (isSame(base, mine)) return theirs
  if (isSame(base, theirs)) return mine
  const three = { base, mine, theirs }
  if (isFields(mine) && isFields(theirs) && hasParts(path)) {
    return mergeFields(path, { base: isFields(base) ? base : {}, mine, theirs }, merging)
  }
  if (isElements(mine) && isElements(theirs) && (base === undefined || isElements(base))) {
    return mergeElements(path, { base: base ?? [], mine, theirs }, merging)
  }
  if (path.at(-1) === 'nodeIds') return mergeIds(three as Three<readonly string[]>)
  return merging.decide(path, three) === 'mine' ? mine : theirs
}

function mergeFields(path: readonly string[], { base, mine, theirs }: Three<Fields>, merging: Merging): Fields {
  const merged: Record<string, unknown> = {}
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const of = (fields: Fields) => (Object.hasOwn(fields, key) ? fields[key] : undefined)
    const value = mergeValue([...path, key], { base: of(base), mine: of(mine), theirs: of(theirs) }, merging)
    if (value !== undefined) merged[key] = value
  }
  return merged
}

/** Variants, paths and exit rules, each by its id. */
function mergeElements(
  path: readonly string[],
  { base, mine, theirs }: Three<readonly Element[]>,
  merging: Merging,
): unknown {
  const merged = new Map<string, unknown>()
  for (const { id } of [...mine, ...theirs]) {
    if (merged.has(id)) continue
    const of = (elements: readonly Element[]) => elements.find((element) => element.id === id)
    const three = { base: of(base), mine: of(mine), theirs: of(theirs) }
    const at = [...path, id]
    const keeper = three.mine === undefined ? 'theirs' : 'mine'
    const gone = three.base !== undefined && (three.mine === undefined || three.theirs === undefined)
    if (gone && isSame(three.base, three[keeper]) && merging.isUsed(at, keeper)) {
      if (merging.decide(at, three) === keeper) merged.set(id, three[keeper])
      continue
    }
    const value = mergeValue(at, three, merging)
    if (value !== undefined) merged.set(id, value)
  }
  return inOneOrder(path, { base, mine, theirs }, merged, merging)
}

function inOneOrder(
  path: readonly string[],
  three: Three<readonly Element[]>,
  merged: ReadonlyMap<string, unknown>,
  { decide }: Merging,
): unknown[] {
  const idsOf = (side: keyof Three) => three[side].map(({ id }) => id).filter((id) => merged.has(id))
  const mine = idsOf('mine')
  const theirs = idsOf('theirs')
  const common = (ids: readonly string[]) => ids.filter((id) => mine.includes(id) && theirs.includes(id))
  const orders = { base: common(idsOf('base')), mine: common(mine), theirs: common(theirs) }
  let first: Side = 'mine'
  if (!isSame(orders.mine, orders.theirs)) {
    const known = orders.base.length === orders.mine.length
    if (known && isSame(orders.base, orders.mine)) first = 'theirs'
    else if (!known || !isSame(orders.base, orders.theirs)) first = decide([...path, 'order'], orders)
  }
  const [ahead, behind] = first === 'mine' ? [mine, theirs] : [theirs, mine]
  const order = [...ahead]
  for (const [i, id] of behind.entries()) {
    if (order.includes(id)) continue
    const before = behind[i - 1]
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id)
  }
  return order.map((id) => merged.get(id))
}

/** Who is in a group: whoever one side took out is out, whoever one side put in is in. */
function mergeIds({ base = [], mine = [], theirs = [] }: Three<readonly string[]>): string[] {
  const stays = base.filter((id) => mine.includes(id) && theirs.includes(id))
  return [...new Set([...stays, ...[...mine, ...theirs].filter((id) => !base.includes(id))])]
}

/** Whether a record at this place is a set of settings of their own: a row, its settings, an email, an element. */
function hasParts(path: readonly string[]): boolean {
  const last = path.at(-1)
  return path.length === 2 || last === 'config' || last === 'content' || isListOfElements(path.at(-2))
}

const isListOfElements = (key: string | undefined): boolean => key === 'variants' || key === 'paths' || key === 'exits'

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isElements = (value: unknown): value is readonly Element[] =>
  Array.isArray(value) && value.every((element) => isFields(element) && typeof element.id === 'string')

/** Whether two values say the same, whatever the order of their keys: jsonb keeps an order of its own. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((one, i) => isSame(one, b[i]))
  }
  if (!isFields(a) || !isFields(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
}
