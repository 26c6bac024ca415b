import { isReserved, unstorable } from '../nodes/fields.ts'
import { type ConfigOf, kindOf, type Node, type NodeType } from '../nodes/registry.ts'
import { done, type Edit, objection, refuse, withNodes } from './edit.ts'
import { type Graph, nodeAt } from './graph.ts'

/** Gives a node new settings. Settings that its kind does not allow are refused, and the field that is wrong is named. */
export function configure<T extends NodeType>(graph: Graph, nodeId: string, config: ConfigOf<T>): Edit {
  const node = nodeAt(graph, nodeId)
  if (!node) return refuse(graph, objection('noNode'))
  const read = kindOf(node).config.safeParse(config)
  if (read.success) return done(withNodes(graph, [{ ...node, config: read.data } as Node]))
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

/** A copy of `target` that differs at one place only. */
function put(target: unknown, [key, ...deeper]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(target)) {
    return Object.assign([...target], { [key]: put(target[Number(key)], deeper, value) })
  }
  const row: Record<string, unknown> = { ...(target as object) }
  row[key] = put(row[key], deeper, value)
  return row
}
