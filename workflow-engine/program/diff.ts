/** What changed between two tables, for undo and for the review before publishing. Rows are compared by identity: an
 *  edit keeps every row that it does not touch. */
export interface Diff<T> {
  readonly added: Table<T>
  readonly changed: Table<readonly [from: T, to: T]>
  readonly removed: Table<T>
}
type Table<T> = Readonly<Record<string, T>>

export function diff<T>(before: Table<T>, after: Table<T>): Diff<T> {
  const added: Record<string, T> = {}
  const changed: Record<string, readonly [T, T]> = {}
  const removed: Record<string, T> = {}
  for (const [id, to] of Object.entries(after)) {
    if (!Object.hasOwn(before, id)) added[id] = to
    else if (before[id] !== to) changed[id] = [before[id] as T, to]
  }
  for (const [id, from] of Object.entries(before)) if (!Object.hasOwn(after, id)) removed[id] = from
  return { added, changed, removed }
}

/** The way back: applied to what a diff led to, it gives what the diff started from. */
export const reverse = <T>({ added, changed, removed }: Diff<T>): Diff<T> => ({
  added: removed,
  changed: Object.fromEntries(Object.entries(changed).map(([id, [from, to]]) => [id, [to, from] as const])),
  removed: added,
})

export function apply<T>(table: Table<T>, { added, changed, removed }: Diff<T>): Table<T> {
  const kept = Object.entries(table).filter(([id]) => !Object.hasOwn(removed, id))
  const replaced = Object.entries(changed).map(([id, [, to]]) => [id, to] as const)
  return { ...Object.fromEntries(kept), ...added, ...Object.fromEntries(replaced) }
}
