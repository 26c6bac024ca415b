import { triggerCue } from '#engine/nodes/trigger.ts'
import type { Graph } from '#engine/program/graph.ts'

export interface GraphEntry {
  readonly nodeId: string
  readonly listId: number
}

/** Where people come into a drawing, and from which list; entries without a list are left out. */
export function entriesOf(graph: Graph): GraphEntry[] {
  return Object.values(graph.nodes).flatMap((node) =>
    node.type === 'entry' && node.config.trigger.kind === 'list' && node.config.trigger.listId !== null
      ? [{ nodeId: node.id, listId: node.config.trigger.listId }]
      : [],
  )
}

/** Everything that lets people into a drawing, as rows of entry_trigger; what is not filled in yet is left out. */
export function triggersOf(graph: Graph): { cue: string; nodeId: string; config: object }[] {
  return Object.values(graph.nodes).flatMap((node) => {
    const cue = node.type === 'entry' ? triggerCue(node.config.trigger) : null
    return cue === null ? [] : [{ cue, nodeId: node.id, config: node.config }]
  })
}
