import type { Node } from '#engine/nodes/registry.ts'
import { apply, type Diff, diff, reverse } from '#engine/program/diff.ts'
import type { Edge, Graph } from '#engine/program/graph.ts'
import type { Policy } from '#engine/program/policy.ts'

/** What the user did, as a message of namespace `editor` (`done.…`), so that it reads well in every language. */
export interface Label {
  readonly key: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** What happened to each table of the drawing. A further table (notes, groups) is one more line here. */
export interface Change {
  readonly nodes: Diff<Node>
  readonly edges: Diff<Edge>
  /** The rules of the program as a whole: a table of one row, or of none. Left out by what older versions kept. */
  readonly policy?: Diff<Policy>
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

export function changeBetween(before: Graph, after: Graph): Change {
  return {
    nodes: diff(before.nodes, after.nodes),
    edges: diff(before.edges, after.edges),
    policy: diff(rulesOf(before), rulesOf(after)),
  }
}

const rulesOf = ({ policy }: Graph): Readonly<Record<string, Policy>> => (policy ? { policy } : {})

export function applyChange(graph: Graph, change: Change): Graph {
  const { policy: before, ...rest } = graph
  const { policy } = change.policy ? apply(rulesOf(graph), change.policy) : { policy: before }
  return inOrder({
    ...rest,
    ...(policy && { policy }),
    nodes: isEmpty(change.nodes) ? graph.nodes : apply(graph.nodes, change.nodes),
    edges: isEmpty(change.edges) ? graph.edges : apply(graph.edges, change.edges),
  })
}

export function reverseChange(change: Change): Change {
  const { policy } = change
  return { nodes: reverse(change.nodes), edges: reverse(change.edges), ...(policy && { policy: reverse(policy) }) }
}

export function changesNothing(change: Change): boolean {
  return isEmpty(change.nodes) && isEmpty(change.edges) && (!change.policy || isEmpty(change.policy))
}

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
  const nodes = sorted(graph.nodes)
  const edges = sorted(graph.edges)
  return nodes === graph.nodes && edges === graph.edges ? graph : { ...graph, nodes, edges }
}

function sorted<T>(table: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  const keys = Object.keys(table)
  const inPlace = keys.every((key, i) => i === 0 || (keys[i - 1] as string) <= key)
  if (inPlace) return table
  return Object.fromEntries(keys.sort().map((key) => [key, table[key] as T]))
}

function isEmpty<T>({ added, changed, removed }: Diff<T>): boolean {
  return [added, changed, removed].every((table) => Object.keys(table).length === 0)
}
