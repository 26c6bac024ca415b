import { type Node, NodeSchema } from '../nodes/registry.ts'
import type { Graph } from './graph.ts'
import { mergeEdges, usedOutlets } from './mergeEdges.ts'
import { type Conflict, type Decide, isSame, type Merging, mergeValue, type Side, type Three } from './mergeValue.ts'
import { Policy } from './policy.ts'

// Two drawings that grew out of one, made one again, row by row and field by field.
//
// U1. What one side alone changed is taken from that side. What both changed alike is no conflict.
// U2. What both changed differently is a Conflict, and goes as the caller chooses: mine, unless said.
// U3. What comes out is well-formed (graph.ts, G1 to G4), whatever is chosen.
// U4. Merging with what nobody changed gives the other side, as it is.

export interface Merged {
  readonly graph: Graph
  /** In the order in which a reader meets them: steps by their id, then arrows, then what stands beside. */
  readonly conflicts: readonly Conflict[]
}

/** What the caller chose, by the id of the conflict. */
export type Choices = Readonly<Record<string, Side>>

export function merge(three: Three<Graph>, choices: Choices = {}): Merged {
  const { base, mine, theirs } = three
  if (isSame(mine, theirs) || isSame(base, theirs)) return { graph: mine, conflicts: [] }
  if (isSame(base, mine)) return { graph: theirs, conflicts: [] }
  const conflicts: Conflict[] = []
  const decide: Decide = (path, values) => {
    const id = path.join(' ')
    conflicts.push({ id, path, ...values })
    return choices[id] ?? 'mine'
  }
  const outlets = usedOutlets(three)
  const merging: Merging = { decide, isUsed: (path, side) => outlets(path[1] ?? '', path.at(-1) ?? '', side) }
  const kept = new Map<string, Side>()
  const nodes = mergeRows('nodes', tablesOf(three, 'nodes'), merging, {
    isUsed: (id, side) => outlets(id, null, side),
    kept,
    readable: (node) => NodeSchema.safeParse(node).success,
  })
  const edges = mergeEdges(three, nodes, kept, decide)
  const notes = mergeRows('notes', tablesOf(three, 'notes'), merging)
  const groups = inOneGroup(mergeRows('groups', tablesOf(three, 'groups'), merging))
  const policy = mergePolicy(three, merging)
  const direction = mergeValue(['direction'], fieldOf(three, 'direction'), merging) as Graph['direction']
  const graph: Graph = {
    format: 1,
    ...(policy && { policy }),
    nodes,
    edges,
    ...(Object.keys(notes).length > 0 && { notes }),
    ...(Object.keys(groups).length > 0 && { groups }),
    ...(direction && { direction }),
  }
  return { graph, conflicts }
}

/** Where a card stands is nothing to ask about: mine is taken, and undo brings theirs back. */
export const isMinor = ({ path }: Conflict): boolean => path.at(-1) === 'position'

interface Care {
  /** Whether a side uses a row that the other took away, although the row itself does not show it. */
  isUsed?(id: string, side: Side): boolean
  /** Told of every row that is there because the side that did not take it away was chosen. */
  readonly kept?: Map<string, Side>
  readable?(row: unknown): boolean
}

function mergeRows<T>(table: string, rows: Three<Rows<T>>, merging: Merging, care: Care = {}): Record<string, T> {
  const { base, mine, theirs } = rows
  const ids = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].sort()
  const merged: Record<string, T> = {}
  for (const id of ids) {
    const three = { base: rowOf(base, id), mine: rowOf(mine, id), theirs: rowOf(theirs, id) }
    const row = mergeRow([table, id], three, merging, care)
    if (row !== undefined) merged[id] = row as T
  }
  return merged
}

function mergeRow(path: readonly string[], three: Three, merging: Merging, care: Care): unknown {
  const id = path[1] ?? ''
  const { base, mine, theirs } = three
  if (base !== undefined && (mine === undefined || theirs === undefined)) {
    const keeper: Side = mine === undefined ? 'theirs' : 'mine'
    const row = three[keeper]
    const isTouched = !isSame(withoutPlace(base), withoutPlace(row)) || care.isUsed?.(id, keeper)
    if (!isTouched || merging.decide(path, three) !== keeper) return undefined
    care.kept?.set(id, keeper)
    return row
  }
  if (base !== undefined && isSame(base, mine)) return theirs
  if (base !== undefined && isSame(base, theirs)) return mine
  const isOther = (mine as Partial<Node>)?.type !== (theirs as Partial<Node>)?.type
  if (mine !== undefined && theirs !== undefined && isOther) return three[merging.decide(path, three)]
  const row = mergeValue(path, three, merging)
  if (row === mine || row === theirs || !care.readable || care.readable(row)) return row
  // The settings fit together on either side, but not from both: they go as one.
  const settings = { base: configOf(base), mine: configOf(mine), theirs: configOf(theirs) }
  return { ...(row as object), config: settings[merging.decide([...path, 'config'], settings)] }
}

const configOf = (row: unknown): unknown => (row as Partial<Node> | undefined)?.config

function withoutPlace(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row
  const { position: _, pinned: __, ...rest } = row as Record<string, unknown>
  return rest
}

function mergePolicy(three: Three<Graph>, merging: Merging): Graph['policy'] {
  const policies = fieldOf(three, 'policy')
  const merged = mergeValue(['policy', 'program'], policies, merging) as Graph['policy']
  if (merged === undefined || Policy.safeParse(merged).success) return merged
  return policies[merging.decide(['policy', 'program'], policies)]
}

/** A node is in one group at most: the first that has it. */
function inOneGroup(groups: Record<string, NonNullable<Graph['groups']>[string]>) {
  const taken = new Set<string>()
  return Object.fromEntries(
    Object.entries(groups).map(([id, group]) => {
      const nodeIds = group.nodeIds.filter((nodeId) => !taken.has(nodeId))
      for (const nodeId of nodeIds) taken.add(nodeId)
      return [id, nodeIds.length === group.nodeIds.length ? group : { ...group, nodeIds }]
    }),
  )
}

type Rows<T> = Readonly<Record<string, T>>

function tablesOf<Name extends 'nodes' | 'notes' | 'groups'>(
  { base, mine, theirs }: Three<Graph>,
  name: Name,
): Three<NonNullable<Graph[Name]>> {
  return { base: base[name] ?? {}, mine: mine[name] ?? {}, theirs: theirs[name] ?? {} } as Three<
    NonNullable<Graph[Name]>
  >
}

const fieldOf = <Name extends 'policy' | 'direction'>({ base, mine, theirs }: Three<Graph>, name: Name) => ({
  base: base[name],
  mine: mine[name],
  theirs: theirs[name],
})

const rowOf = <T>(rows: Rows<T>, id: string): T | undefined => (Object.hasOwn(rows, id) ? rows[id] : undefined)
