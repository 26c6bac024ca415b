import { diffLines } from 'diff'

/** One line of two texts beside each other. `skipped`: so many lines that are the same. */
export type SourceRow =
  | { readonly kind: 'same' | 'changed'; readonly before: Line | null; readonly after: Line | null }
  | { readonly kind: 'skipped'; readonly count: number }

export interface Line {
  readonly number: number
  readonly text: string
}

/** Lines around a difference that help to find it. */
const around = 3

/** Two texts line by line, differences beside each other, long stretches that are the same folded away. */
export function sourceRows(before: string, after: string): SourceRow[] {
  const rows: Exclude<SourceRow, { kind: 'skipped' }>[] = []
  const at = { before: 0, after: 0 }
  let open: Line[] = []
  const close = () => {
    for (const line of open) rows.push({ kind: 'changed', before: line, after: null })
    open = []
  }
  for (const { value, added, removed } of diffLines(before, after)) {
    const lines = value.replace(/\n$/, '').split('\n')
    for (const text of lines) {
      if (removed) open.push({ number: ++at.before, text })
      else if (added) {
        const beside = open.shift() ?? null
        rows.push({ kind: 'changed', before: beside, after: { number: ++at.after, text } })
      } else {
        close()
        rows.push({ kind: 'same', before: { number: ++at.before, text }, after: { number: ++at.after, text } })
      }
    }
  }
  close()
  return folded(rows)
}

function folded(rows: readonly Exclude<SourceRow, { kind: 'skipped' }>[]): SourceRow[] {
  const near = rows.map(() => false)
  for (const [index, { kind }] of rows.entries()) {
    if (kind === 'same') continue
    for (let i = Math.max(0, index - around); i <= Math.min(rows.length - 1, index + around); i++) near[i] = true
  }
  const shown: SourceRow[] = []
  let count = 0
  for (const [index, row] of rows.entries()) {
    if (near[index]) {
      if (count > 0) shown.push({ kind: 'skipped', count })
      count = 0
      shown.push(row)
    } else count++
  }
  if (count > 0) shown.push({ kind: 'skipped', count })
  return shown
}
