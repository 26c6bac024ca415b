import type { Graph } from '#engine/program/graph.ts'
import { emptyHistory, type History, type HistoryStep, inOrder } from './history.ts'
import { stable } from './journal.ts'

// The undo history of a drawing, kept on this device, so that a reload does not forget it.
//
// H1. It is taken up only when the drawing that it leads to is the drawing that was opened.
// H2. It never crowds out unsaved drawings: the oldest steps go, then the histories of other programs.

/** In characters; a browser gives some five million to a site. */
const mostOfOne = 1_500_000
const mostOfAll = 3_000_000
/** Longer texts, the bodies of emails above all, are written once however many steps hold them. */
const longText = 120

const prefix = 'polku.history.'

export interface HistoryShelf {
  /** The history that leads to this drawing; null when none is kept. */
  read(drawing: Graph): History | null
  write(history: History, drawing: Graph): void
}

/** A shelf in the browser's storage. A full or forbidden storage makes it forgetful, never broken. */
export function storageShelf(storage: Storage | undefined, workspaceId: number, programId: number): HistoryShelf {
  const key = `${prefix}${workspaceId}.${programId}`
  return {
    read(drawing) {
      try {
        const text = storage?.getItem(key)
        return text ? unpackHistory(text, drawing) : null
      } catch {
        return null
      }
    },
    write(history, drawing) {
      if (!storage) return
      try {
        if (history.past.length + history.future.length === 0) {
          storage.removeItem(key)
          return
        }
        const text = packHistory(history, drawing)
        makeRoom(storage, key, text.length)
        storage.setItem(key, text)
      } catch {
        // What is kept no longer fits the drawing, and takes up room.
        quietlyRemove(storage, key)
      }
    },
  }
}

interface Packed {
  /** When it was written: the oldest history goes first. It stands first in the text (see writtenAt). */
  readonly at: number
  readonly format: 1
  readonly leadsTo: string
  readonly texts: readonly string[]
  /** Nodes, edges and other rows, each once; the steps name them by number. */
  readonly rows: readonly unknown[]
  readonly past: readonly HistoryStep[]
  readonly future: readonly HistoryStep[]
}

/** The history as text, with as many of its last steps as there is room for. */
export function packHistory(history: History, drawing: Graph, most = mostOfOne, at = Date.now()): string {
  let { past, future } = history
  for (;;) {
    const text = JSON.stringify(packed({ past, future }, drawing, at))
    if (text.length <= most || past.length + future.length === 0) return text
    const share = (most / text.length) * 0.9
    // What can be undone is worth more than what can be done again.
    if (future.length > 0) future = future.slice(0, Math.floor(future.length * share))
    else past = past.slice(past.length - Math.floor(past.length * share))
  }
}

/** @returns null when it leads to another drawing, or is not to be read */
export function unpackHistory(text: string, drawing: Graph): History | null {
  const { format, leadsTo, texts, rows, past, future } = JSON.parse(text) as Packed
  if (format !== 1 || leadsTo !== fingerprint(drawing)) return null
  const read = rows.map((row) => withTexts(row, texts))
  const unpack = (step: HistoryStep): HistoryStep => ({
    ...step,
    burst: null,
    change: mapRows(step.change, (n) => read[n as number]) as HistoryStep['change'],
  })
  return { ...emptyHistory, past: past.map(unpack), future: future.map(unpack) }
}

function packed({ past, future }: History, drawing: Graph, at: number): Packed {
  const numbers = new Map<unknown, number>()
  const rows: unknown[] = []
  const texts = new Map<string, number>()
  const number = (row: unknown): number => {
    const known = numbers.get(row)
    if (known !== undefined) return known
    numbers.set(row, rows.length)
    return rows.push(withoutTexts(row, texts)) - 1
  }
  const pack = (step: HistoryStep): HistoryStep => ({
    ...step,
    burst: null,
    change: mapRows(step.change, number) as HistoryStep['change'],
  })
  const steps = { past: past.map(pack), future: future.map(pack) }
  return { at, format: 1, leadsTo: fingerprint(drawing), texts: [...texts.keys()], rows, ...steps }
}

type Rows = Readonly<Record<string, unknown>>
type Tables = Readonly<
  Record<string, { added: Rows; changed: Readonly<Record<string, readonly unknown[]>>; removed: Rows }>
>

/** A change with every row replaced. */
function mapRows(change: object, replace: (row: unknown) => unknown): object {
  const each = (table: Rows) => Object.fromEntries(Object.entries(table).map(([id, row]) => [id, replace(row)]))
  const tables = Object.entries(change as Tables).map(([name, { added, changed, removed }]) => {
    const pairs = Object.entries(changed).map(([id, pair]) => [id, pair.map(replace)])
    return [name, { added: each(added), changed: Object.fromEntries(pairs), removed: each(removed) }]
  })
  return Object.fromEntries(tables)
}

/** No text of a drawing begins with it (nodes/fields.ts: such text cannot be stored). */
const mark = '\u0000'

function withoutTexts(value: unknown, texts: Map<string, number>): unknown {
  if (typeof value === 'string') {
    if (value.length < longText && !value.startsWith(mark)) return value
    if (!texts.has(value)) texts.set(value, texts.size)
    return `${mark}${texts.get(value)}`
  }
  return mapParts(value, (part) => withoutTexts(part, texts))
}

function withTexts(value: unknown, texts: readonly string[]): unknown {
  if (typeof value === 'string') return value.startsWith(mark) ? texts[Number(value.slice(1))] : value
  return mapParts(value, (part) => withTexts(part, texts))
}

function mapParts(value: unknown, map: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(map)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, map(part)]))
}

/** Equal for equal drawings, whatever order their keys are in (a hash after Bryc's cyrb53). */
export function fingerprint(drawing: Graph): string {
  const text = stable(inOrder(drawing))
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return `${text.length}.${(b >>> 0).toString(36)}.${(a >>> 0).toString(36)}`
}

/** Takes away the histories of other programs, those written longest ago first, until there is room. */
function makeRoom(storage: Storage, key: string, wanted: number): void {
  const others = Array.from({ length: storage.length }, (_, n) => storage.key(n) ?? '')
    .filter((one) => one.startsWith(prefix) && one !== key)
    .map((one) => ({ key: one, text: storage.getItem(one) ?? '' }))
    .sort((one, other) => writtenAt(one.text) - writtenAt(other.text))
  let taken = wanted + others.reduce((sum, { text }) => sum + text.length, 0)
  for (const other of others) {
    if (taken <= mostOfAll) return
    storage.removeItem(other.key)
    taken -= other.text.length
  }
}

const writtenAt = (text: string): number => Number(/^\{"at":(\d+)/.exec(text)?.[1] ?? 0)

function quietlyRemove(storage: Storage, key: string): void {
  try {
    storage.removeItem(key)
  } catch {
    // Forbidden altogether.
  }
}
