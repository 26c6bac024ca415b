import { kindOf, type Node } from '#engine/nodes/registry.ts'
import { edgeOf } from '#engine/program/edit.ts'
import type { Graph } from '#engine/program/graph.ts'

/**
 * A drawing as text, whatever its steps' ids and places are: one line a path, what follows a branch indented.
 *
 *     entry ─ email Blog post ─ wait 5 days ─ branch downloaded
 *       yes: handOff ─ end
 *       no: email Video ─ end
 */
export function writeOut(graph: Graph): string {
  const entries = Object.values(graph.nodes).filter(({ type }) => type === 'entry')
  const seen = new Set<string>()
  const text = entries.map(({ id }) => path(graph, id, '', seen)).join('\n')
  const strays = Object.keys(graph.nodes).filter((id) => !seen.has(id))
  return strays.length === 0 ? text : `${text}\nunconnected: ${strays.map((id) => graph.nodes[id]?.type).join(', ')}`
}

function path(graph: Graph, from: string, indent: string, seen: Set<string>): string {
  const words: string[] = []
  for (let id: string | undefined = from; id !== undefined; ) {
    const node: Node | undefined = graph.nodes[id]
    if (!node) break
    words.push(said(node))
    if (seen.has(id)) break
    seen.add(id)
    const { outlets } = kindOf(node)
    if (outlets.length > 1) {
      const ways = outlets.map((outlet) => {
        const to = edgeOf(graph, node.id, outlet)?.to
        const rest = to === undefined ? 'nowhere' : path(graph, to, `${indent}  `, seen)
        return `${indent}  ${outlet}: ${rest}`
      })
      return [words.join(' ─ '), ...ways].join('\n')
    }
    id = outlets[0] === undefined ? undefined : edgeOf(graph, node.id, outlets[0])?.to
  }
  return words.join(' ─ ')
}

function said(node: Node): string {
  switch (node.type) {
    case 'wait':
      return `wait ${node.config.duration.amount} ${node.config.duration.unit}`
    case 'branch':
      return `branch ${node.config.condition.kind}`
    case 'notify':
      return `notify ${node.config.to.kind}`
    default:
      return node.name ? `${node.type} ${node.name}` : node.type
  }
}
