import type { Graph } from '#engine/program/graph.ts'
import type { Scope } from '#server/scope.ts'

export async function getVersion(_scope: Scope, _input: { id: number; number: number }): Promise<{ graph: Graph }> {
  throw new Error('not yet')
}
