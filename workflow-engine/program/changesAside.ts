import type { Phrase } from '../nodes/reference.ts'
import type { Node } from '../nodes/registry.ts'
import type { Change, Sign } from './describeChanges.ts'
import { groupRow, nodeRow, noteRow, type RowKey } from './drawnRows.ts'
import type { Graph } from './graph.ts'

const longest = 60

/** What moves nobody: places of steps, notes, groups, problems let be, and which way the drawing runs. */
export function quietChanges(
  before: Graph,
  after: Graph,
  rows: ReadonlySet<RowKey>,
  isMovedOnly: (was: Node | undefined, is: Node | undefined) => boolean,
): Change[] {
  const moved = Object.keys(after.nodes).filter(
    (id) => rows.has(nodeRow(id)) && isMovedOnly(before.nodes[id], after.nodes[id]),
  )
  const changes: Change[] = []
  if (moved.length > 0) {
    const said = { say: 'change.moved', params: { count: moved.length } }
    changes.push({
      ...aside('moved', 'changed', { say: 'about.moved' }, moved.map(nodeRow)),
      details: [{ field: null, said }],
    })
  }
  const tell = <T extends { readonly id: string }>(
    was: Readonly<Record<string, T>> = {},
    is: Readonly<Record<string, T>> = {},
    row: (id: string) => RowKey,
    about: (one: T) => Phrase,
  ) => {
    for (const id of new Set([...Object.keys(is), ...Object.keys(was)])) {
      const one = is[id] ?? was[id]
      if (!one || !rows.has(row(id))) continue
      const sign: Sign = is[id] ? (was[id] ? 'changed' : 'added') : 'removed'
      changes.push(aside(row(id), sign, about(one), [row(id)]))
    }
  }
  tell(before.notes, after.notes, noteRow, ({ text }) => named('note', 'text', text))
  tell(before.groups, after.groups, groupRow, ({ name }) => named('group', 'name', name))
  const ignored = [...rows].filter((row) => row.startsWith('ignored '))
  if (ignored.length > 0) changes.push(aside('ignored', 'changed', { say: 'about.ignored' }, ignored))
  if (rows.has('direction')) {
    const way = (graph: Graph): Phrase => ({ say: `direction.${graph.direction ?? 'down'}` })
    const said = { say: 'change.direction', params: { was: way(before), is: way(after) } }
    const about = { say: 'about.direction' }
    changes.push({ ...aside('direction', 'changed', about, ['direction']), details: [{ field: null, said }] })
  }
  return changes
}

function named(what: 'note' | 'group', param: string, text: string): Phrase {
  const line = text.trim().split('\n')[0]?.trim() ?? ''
  if (!line) return { say: `about.${what}` }
  return { say: `about.${what}Of`, params: { [param]: line.length > longest ? `${line.slice(0, longest)}…` : line } }
}

const aside = (id: string, sign: Sign, about: Phrase, rows: readonly RowKey[]): Change => ({
  id,
  sign,
  nodeId: null,
  type: null,
  about,
  details: [],
  rows,
  isQuiet: true,
  people: 0,
})
