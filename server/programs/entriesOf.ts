import { triggerCue } from '#engine/nodes/trigger.ts'
import type { Graph } from '#engine/program/graph.ts'

/** An entry that a list or a segment feeds: one of the two. */
export interface GraphEntry {
  readonly nodeId: string
  readonly listId?: number
  readonly segmentId?: number
}

/** Where people come into a drawing who are on a list or in a segment already; what is not chosen yet is left out. */
export function entriesOf(graph: Graph): GraphEntry[] {
  return Object.values(graph.nodes).flatMap((node): GraphEntry[] => {
    const trigger = node.type === 'entry' ? node.config.trigger : null
    if (trigger?.kind === 'list' && trigger.listId !== null) return [{ nodeId: node.id, listId: trigger.listId }]
    if (trigger?.kind === 'segment' && trigger.segmentId !== null)
      return [{ nodeId: node.id, segmentId: trigger.segmentId }]
    return []
  })
}

/** Everything that lets people into a drawing, as rows of entry_trigger; what is not filled in yet is left out. */
export function triggersOf(graph: Graph): { cue: string; nodeId: string; config: object }[] {
  return Object.values(graph.nodes).flatMap((node) => {
    const cue = node.type === 'entry' ? triggerCue(node.config.trigger) : null
    return cue === null ? [] : [{ cue, nodeId: node.id, config: node.config }]
  })
}
