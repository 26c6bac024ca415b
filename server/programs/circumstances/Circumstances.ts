import type { Issue } from '#engine/nodes/issue.ts'
import type { Node } from '#engine/nodes/registry.ts'
import type { Flow } from '#engine/program/flow.ts'
import type { Graph } from '#engine/program/graph.ts'
import type { Scope } from '#server/scope.ts'

/** A draft in its workspace: what its circumstances are looked at for. */
export interface Circumstances {
  readonly scope: Scope
  readonly programId: number
  readonly graph: Graph
  readonly flow: Flow
}

/** One look at the world around a drawing. Says everything it finds. */
export type Look = (circumstances: Circumstances) => Promise<Issue[]>

/** The steps of a kind that people come to and that are not switched off. */
export const livingNodes = <T extends Node['type']>({ flow }: Circumstances, type: T): Extract<Node, { type: T }>[] =>
  flow.order.filter(
    (node): node is Extract<Node, { type: T }> => node.type === type && !node.off && flow.reachable.has(node.id),
  )
