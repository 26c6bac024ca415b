import type { Scope } from '#server/scope.ts'

/** entered = waiting + movedOn + exited + failed, on every node and at any moment. */
export interface NodeCounts {
  readonly entered: number
  readonly waiting: number
  readonly movedOn: number
  readonly exited: number
  readonly failed: number
}

export interface ProgramMetrics {
  /** By node id; a node that nobody has reached is not there. */
  readonly nodes: Readonly<Record<string, NodeCounts>>
  /** People who took an outlet, by `${nodeId}.${outlet}`. */
  readonly edges: Readonly<Record<string, number>>
  /** Real time of the count. */
  readonly at: string
}

export async function countProgram(_scope: Scope, _programId: number): Promise<ProgramMetrics> {
  throw new Error('not yet')
}
