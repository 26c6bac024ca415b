import { isReserved, unstorable } from '../nodes/fields.ts'
import { type ConfigOf, canBeOff, kindOf, type Node, type NodeType, outletsOf } from '../nodes/registry.ts'
import { done, type Edit, objection, refuse, withNodes } from './edit.ts'
import { type Graph, nodeAt } from './graph.ts'

/** Gives a node new settings. Settings that its kind does not allow are refused, and the field that is wrong is named.
 *  Where the settings say which outlets there are, arrows out of those that are gone go with them. */
export function configure<T extends NodeType>(graph: Graph, nodeId: string, config: ConfigOf<T>): Edit {
  const node = nodeAt(graph, nodeId)
  if (!node) return refuse(graph, objection('noNode'))
  const read = kindOf(node).config.safeParse(config)
  if (read.success) return done(withoutLostEdges(graph, node, { ...node, config: read.data } as Node))
  const field = read.error.issues[0]?.path.join('.')
  return refuse(graph, { ...objection('badValue', nodeId), ...(field !== undefined && { field }) })
}

/** Changes one setting: `configureField(graph, 'n3', 'duration.amount', 5)`. */
export function configureField(graph: Graph, nodeId: string, path: string, value: unknown): Edit {
  const node = nodeAt(graph, nodeId)
  if (!node) return refuse(graph, objection('noNode'))
  const keys = path.split('.')
  if (keys.some(isReserved)) return refuse(graph, { ...objection('badValue', nodeId), field: path })
  return configure(graph, nodeId, put(node.config, keys, value) as ConfigOf<NodeType>)
}

/** Gives a node a name of its own; an empty one takes it away. */
export function rename(graph: Graph, nodeId: string, name: string): Edit {
  const node = nodeAt(graph, nodeId)
  if (!node) return refuse(graph, objection('noNode'))
  const { name: before, ...nameless } = node
  const kept = name.trim().slice(0, 120).replace(unstorable, '')
  if (kept === (before ?? '')) return done(graph)
  return done(withNodes(graph, [(kept ? { ...nameless, name: kept } : nameless) as Node]))
}

/** Switches steps off or on again. Those that cannot be off (an entry, a goal, an end) are passed over; when there is
 *  no other, that is said. */
export function setOff(graph: Graph, nodeIds: readonly string[], isOff: boolean): Edit {
  const nodes = nodeIds.flatMap((id) => nodeAt(graph, id) ?? [])
  const able = nodes.filter(({ type }) => canBeOff(type))
  if (nodes.length === 0) return refuse(graph, objection('noNode'))
  if (able.length === 0) return refuse(graph, objection('neverOff', nodes[0]?.id))
  const turned = able
    .filter((node) => (node.off ?? false) !== isOff)
    .map((node): Node => {
      const { off: _, ...on } = node
      return isOff ? ({ ...on, off: true } as Node) : (on as Node)
    })
  return turned.length === 0 ? done(graph) : done(withNodes(graph, turned))
}

function withoutLostEdges(graph: Graph, before: Node, after: Node): Graph {
  const kept = outletsOf(after)
  const lost = new Set(outletsOf(before).filter((outlet) => !kept.includes(outlet)))
  const changed = withNodes(graph, [after])
  if (lost.size === 0) return changed
  const edges = Object.entries(graph.edges).filter(([, { from, outlet }]) => from !== after.id || !lost.has(outlet))
  return { ...changed, edges: Object.fromEntries(edges) }
}

/** A copy of `target` that differs at one place only. */
export function put(target: unknown, [key, ...deeper]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(target)) {
    return Object.assign([...target], { [key]: put(target[Number(key)], deeper, value) })
  }
  const row: Record<string, unknown> = { ...(target as object) }
  row[key] = put(row[key], deeper, value)
  return row
}
