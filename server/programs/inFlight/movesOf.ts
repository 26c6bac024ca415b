import { compareVersions } from '#engine/program/compareVersions.ts'
import type { Graph } from '#engine/program/graph.ts'
import { type MigrationPlan, type Placement, placementOf } from '#engine/program/migrationPlan.ts'
import type { Rules } from './moveSql.ts'

/** What is done with everybody who stands at one node of one version. */
export interface Move {
  readonly version: number
  readonly nodeId: string
  /** "" when they leave the program. */
  readonly to: string
  /** Whether they come there anew: then their visit here ends. */
  readonly leaves: boolean
  readonly release: Extract<Placement, { kind: 'continue' }>['release']
  readonly asked: boolean
}

/** A plan as moves, one for every node of every older version whose people do not stay. */
export function movesOf(plan: MigrationPlan, older: ReadonlyMap<number, Graph>, after: Graph): Move[] {
  const moves: Move[] = []
  for (const [version, before] of older) {
    const comparison = compareVersions(before, after)
    for (const nodeId of Object.keys(before.nodes)) {
      const move = moveOf(placementOf(plan, comparison, nodeId), nodeId)
      if (move) moves.push({ version, nodeId, ...move })
    }
  }
  return moves
}

function moveOf(placement: Placement, nodeId: string): Omit<Move, 'version' | 'nodeId'> | null {
  switch (placement.kind) {
    case 'finishOld':
      return null
    case 'exit':
      return { to: '', leaves: true, release: 'byTheNode', asked: false }
    case 'goTo':
      return { to: placement.nodeId, leaves: true, release: 'byTheNode', asked: true }
    case 'continue':
      return { to: nodeId, leaves: false, release: placement.release, asked: placement.asked }
    default:
      return placement satisfies never
  }
}

/** How many people a plan does what with. */
export interface PlanCounts {
  /** Stay in the older version. */
  readonly finishOld: number
  /** Continue at the same step of the newer one. */
  readonly continued: number
  readonly goTo: number
  readonly exited: number
}

export const nobody: PlanCounts = { finishOld: 0, continued: 0, goTo: 0, exited: 0 }

export function countIn(counts: PlanCounts, { kind }: Placement, people: number): PlanCounts {
  const key = ({ finishOld: 'finishOld', continue: 'continued', goTo: 'goTo', exit: 'exited' } as const)[kind]
  return { ...counts, [key]: counts[key] + people }
}

/** Moves as the statements of moveSql.ts take them. */
export function rulesOf(moves: readonly Move[]): Rules {
  const byPlace = moves.map(({ version, nodeId, ...rule }): [string, object] => [`${version} ${nodeId}`, rule])
  return {
    versions: [...new Set(moves.map(({ version }) => version))],
    nodeIds: [...new Set(moves.map(({ nodeId }) => nodeId))],
    json: JSON.stringify(Object.fromEntries(byPlace)),
  }
}
