import type { Issue } from '#engine/nodes/issue.ts'
import type { Graph } from '#engine/program/graph.ts'
import type { Scope } from '#server/scope.ts'
import type { ProgramStatus } from './programStatus.ts'

export interface ProgramView {
  readonly id: number
  readonly name: string
  readonly status: ProgramStatus
  /** The draft. */
  readonly graph: Graph
  readonly revision: number
  readonly liveVersion: number | null
  readonly liveGraph: Graph | null
  readonly updatedAt: string
  readonly updatedByName: string | null
  /** What is wrong with the draft's emails; the drawing itself is checked where it is drawn. */
  readonly emailIssues: Issue[]
}

export async function getProgram(_scope: Scope, _id: number): Promise<ProgramView> {
  throw new Error('not yet')
}
