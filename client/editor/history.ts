import type { Node } from '#engine/nodes/registry.ts'
import type { Direction, Group, Ignored, Note } from '#engine/program/annotations.ts'
import { apply, type Diff, diff, reverse } from '#engine/program/diff.ts'
import type { Edge, Graph } from '#engine/program/graph.ts'
import type { Policy } from '#engine/program/policy.ts'

/** What the user did, as a message of namespace `editor` (`done.…`), so that it reads well in every language. */
export interface Label {
  readonly key: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** What happened to each table of the drawing. Those that older versions did not know may be missing. */
export interface Change {
  readonly nodes: Diff<Node>
  readonly edges: Diff<Edge>
  /** The rules of the program as a whole: a table of one row, or of none. */
  readonly policy?: Diff<Policy>
  readonly notes?: Diff<Note>
  readonly groups?: Diff<Group>
  readonly direction?: Diff<Direction>
  readonly ignored?: Diff<Ignored>
}

export interface HistoryStep {
  readonly label: Label
  readonly change: Change
  /** What was selected before and after, so that undo puts the eye where the change was. */
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** Consecutive steps of one burst (typing in one field, holding an arrow key) are one step. */
  readonly burst: string | null
  /** Milliseconds since 1970 of the last change in it. */
  readonly at: number
}

/** Plain data: it can be kept in storage and read back. */
export interface History {
  readonly past: readonly HistoryStep[]
  readonly future: readonly HistoryStep[]
}

export const emptyHistory: History = { past: [], future: [] }
export const historyLimit = 500
/** A pause of this many milliseconds ends a burst. */
export const burstPause = 1500

/** A drawing as tables, so that whatever is in it is compared, undone and done again in one way. */
interface Tables {
  readonly nodes: Graph['nodes']
  readonly edges: Graph['edges']
  readonly policy: Readonly<Record<string, Policy>>
  readonly notes: NonNullable<Graph['notes']>
  readonly groups: NonNullable<Graph['groups']>
  readonly direction: Readonly<Record<string, Direction>>
  readonly ignored: NonNullable<Graph['ignored']>
}
const tableNames = ['nodes', 'edges', 'policy', 'notes', 'groups', 'direction', 'ignored'] as const

function tablesOf({ nodes, edges, policy, notes = {}, groups = {}, direction, ignored = {} }: Graph): Tables {
  const row = <T>(name: string, one: T | undefined): Readonly<Record<string, T>> => (one ? { [name]: one } : {})
  return { nodes, edges, policy: row('policy', policy), notes, groups, direction: row('direction', direction), ignored }
}

/** What is empty is left out: a drawing that never had notes is equal to one whose last note was taken away. */
function drawingOf({ format }: Graph, tables: Tables): Graph {
  const { nodes, edges, policy, notes, groups, direction, ignored } = tables
  return {
    format,
    ...(policy.policy && { policy: policy.policy }),
    nodes,
    edges,
    ...(hasRows(notes) && { notes }),
    ...(hasRows(groups) && { groups }),
    ...(direction.direction && { direction: direction.direction }),
    ...(hasRows(ignored) && { ignored }),
  }
}

export function changeBetween(before: Graph, after: Graph): Change {
  const [was, is] = [tablesOf(before), tablesOf(after)]
  const compared = tableNames.map((name) => [name, diff<unknown>(was[name], is[name])] as const)
  return Object.fromEntries(compared.filter(([name, rows]) => isTable(name) || !isEmpty(rows))) as unknown as Change
}

export function applyChange(graph: Graph, change: Change): Graph {
  const tables = tablesOf(graph)
  const applied = tableNames.map((name) => {
    const rows = change[name] as Diff<unknown> | undefined
    return [name, !rows || isEmpty(rows) ? tables[name] : apply<unknown>(tables[name], rows)] as const
  })
  return inOrder(drawingOf(graph, Object.fromEntries(applied) as unknown as Tables))
}

export function reverseChange(change: Change): Change {
  const turned = tableNames.flatMap((name) => {
    const rows = change[name] as Diff<unknown> | undefined
    return rows ? [[name, reverse(rows)] as const] : []
  })
  return Object.fromEntries(turned) as unknown as Change
}

export function changesNothing(change: Change): boolean {
  return tableNames.every((name) => !change[name] || isEmpty(change[name] as Diff<unknown>))
}

/** Nodes and edges stand in every change, touched or not. */
const isTable = (name: (typeof tableNames)[number]): boolean => name === 'nodes' || name === 'edges'

/** Puts a step on the stack; it joins the one below when both belong to the same burst. Redo is gone afterwards. */
export function record(history: History, step: HistoryStep, graphBefore: Graph, graphAfter: Graph): History {
  const last = history.past.at(-1)
  if (last && step.burst !== null && last.burst === step.burst && step.at - last.at <= burstPause) {
    const start = applyChange(graphBefore, reverseChange(last.change))
    const merged = changeBetween(start, graphAfter)
    const past = history.past.slice(0, -1)
    // Typed and taken back within one burst: nothing happened.
    if (changesNothing(merged)) return { past, future: [] }
    return { past: [...past, { ...step, change: merged, before: last.before }], future: [] }
  }
  return { past: [...history.past, step].slice(-historyLimit), future: [] }
}

/** The same drawing with the keys of its tables in one order, so that two equal drawings are equal text. */
export function inOrder(graph: Graph): Graph {
  const { nodes, edges, notes, groups, ignored } = graph
  const ordered = {
    nodes: sorted(nodes),
    edges: sorted(edges),
    notes: notes && sorted(notes),
    groups: groups && sorted(groups),
    ignored: ignored && sorted(ignored),
  }
  const tables = Object.keys(ordered) as (keyof typeof ordered)[]
  const inPlace = tables.every((name) => ordered[name] === graph[name]) && isInPlace(Object.keys(graph))
  return inPlace ? graph : drawingOf(graph, { ...tablesOf(graph), ...withoutGaps(ordered) })
}

const parts = ['format', 'policy', 'nodes', 'edges', 'notes', 'groups', 'direction', 'ignored']
const isInPlace = (keys: readonly string[]): boolean =>
  keys.every((key, i) => i === 0 || parts.indexOf(keys[i - 1] ?? '') < parts.indexOf(key))

const withoutGaps = <T extends object>(rows: T): Partial<T> =>
  Object.fromEntries(Object.entries(rows).filter(([, value]) => value !== undefined)) as Partial<T>

const hasRows = (table: object): boolean => Object.keys(table).length > 0

function sorted<T>(table: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  const keys = Object.keys(table)
  const inPlace = keys.every((key, i) => i === 0 || (keys[i - 1] as string) <= key)
  if (inPlace) return table
  return Object.fromEntries(keys.sort().map((key) => [key, table[key] as T]))
}

function isEmpty<T>({ added, changed, removed }: Diff<T>): boolean {
  return [added, changed, removed].every((table) => Object.keys(table).length === 0)
}
