import type { Phrase } from '../nodes/reference.ts'
import type { Node, NodeType } from '../nodes/registry.ts'
import { canonical } from './canonical.ts'
import { quietChanges } from './changesAside.ts'
import { policyChange } from './changesOfPolicy.ts'
import { wayChanges } from './changesOfWays.ts'
import { differingRows, nodeRow, type RowKey } from './drawnRows.ts'
import { readFlow } from './flow.ts'
import { type Graph, nodeAt } from './graph.ts'
import { settingChanges } from './settingChanges.ts'

// The differences between two drawings, told as a marketer would.
//
// C1. Every row that differs (drawnRows.ts) is told by exactly one change, and a change tells only rows that differ: no
//     difference is an empty list.
// C2. Changes stand in the order in which people meet them: steps along the flow, a step that is gone where it stood, then
//     the rules of the program, and last what moves nobody: places, notes, groups.
// C3. An arrow that changed because a step was put in or taken out is part of that; any other one is told of the step
//     that it leaves.

export type Sign = 'added' | 'removed' | 'changed'

/** One line under a change. */
export interface Detail {
  /** Path into the step's settings; null for its name, its arrows and whether it is on. */
  readonly field: string | null
  readonly said: Phrase
}

export interface Change {
  /** Stable between two comparisons of the same things: `node s1`, `policy`. */
  readonly id: string
  readonly sign: Sign
  /** The step that it is about, and what kind of step that is: its words say the details. */
  readonly nodeId: string | null
  readonly type: NodeType | null
  readonly about: Phrase
  readonly details: readonly Detail[]
  /** The rows of the drawings that it tells. */
  readonly rows: readonly RowKey[]
  /** It changes nothing for anybody: places, notes, groups. */
  readonly isQuiet: boolean
  /** How many people stand at the step. */
  readonly people: number
}

/** Who stands where, by the id of the step. */
export type Standing = ReadonlyMap<string, number>
const nobody: Standing = new Map()

/** What was changed from one drawing to the other. */
export function describeChanges(before: Graph, after: Graph, standing: Standing = nobody): Change[] {
  const rows = new Set(differingRows(before, after))
  if (rows.size === 0) return []
  const ways = wayChanges(before, after, rows)
  const steps = mergedOrder(before, after).flatMap((id): Change[] => {
    const [was, is] = [nodeAt(before, id), nodeAt(after, id)]
    const node = is ?? was
    if (!node) return []
    const { details: arrows, rows: told } = ways.get(id) ?? { details: [], rows: [] }
    const own = rows.has(nodeRow(id)) && !isMovedOnly(was, is)
    if (!own && told.length === 0) return []
    return [
      {
        id: nodeRow(id),
        sign: was && is ? 'changed' : is ? 'added' : 'removed',
        nodeId: id,
        type: node.type,
        about: { say: 'about.step', params: { step: { ref: 'node', id } } },
        details: [...(was && is ? ownDetails(was, is) : []), ...arrows],
        rows: own ? [nodeRow(id), ...told] : told,
        isQuiet: false,
        people: standing.get(id) ?? 0,
      },
    ]
  })
  return [...steps, ...policyChange(before, after, rows), ...quietChanges(before, after, rows, isMovedOnly)]
}

function ownDetails(was: Node, is: Node): Detail[] {
  const details: Detail[] = []
  if (was.type !== is.type) {
    details.push({ field: null, said: { say: 'change.kind', params: { was: { say: `kind.${was.type}` } } } })
  } else {
    details.push(...settingChanges(was, is))
  }
  if ((was.name ?? '') !== (is.name ?? '')) {
    details.push({ field: null, said: { say: 'change.renamed', params: { was: nameIn(was), is: nameIn(is) } } })
  }
  if (was.off !== is.off) details.push({ field: null, said: { say: is.off ? 'change.off' : 'change.on' } })
  return details
}

const nameIn = ({ name }: Node): Phrase =>
  name?.trim() ? { say: 'value.text', params: { text: name.trim() } } : { say: 'value.none' }

/** Whether nothing but the place on the canvas differs. */
function isMovedOnly(was: Node | undefined, is: Node | undefined): boolean {
  if (!was || !is) return false
  const { position: _from, pinned: _was, ...old } = was
  const { position: _to, pinned: _is, ...now } = is
  return canonical(old) === canonical(now)
}

/** The steps of both drawings along the flow: one that is gone stands behind the one that it stood behind. */
export function mergedOrder(before: Graph, after: Graph): string[] {
  const old = readFlow(before)
  const behind = new Map<string | null, string[]>()
  let last: string | null = null
  for (const { id } of old.order) {
    if (nodeAt(after, id)) last = id
    else behind.set(last, [...(behind.get(last) ?? []), id])
  }
  const order = [...(behind.get(null) ?? [])]
  for (const { id } of readFlow(after).order) order.push(id, ...(behind.get(id) ?? []))
  return order
}

/** Whether publishing these changes needs nothing but a glance: the words of emails alone, at steps where nobody waits. */
export const isContentOnly = (changes: readonly Change[]): boolean =>
  changes.some(({ isQuiet }) => !isQuiet) &&
  changes.every(
    ({ isQuiet, sign, people, type, details }) =>
      isQuiet ||
      (sign === 'changed' &&
        people === 0 &&
        type === 'email' &&
        details.length > 0 &&
        details.every(({ field }) => field !== null && /^variants\.[^.]+\.content\./.test(field))),
  )
