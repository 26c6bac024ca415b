import type { MomentState } from '#client/editor/Moment.ts'
import type { Graph } from '#engine/program/graph.ts'

/** Whether a program of so many steps shows its map without being asked. */
export const isLarge = (steps: number): boolean => steps > 30

export function isMapShown({ mapShown }: MomentState, { nodes }: Graph): boolean {
  return mapShown ?? isLarge(Object.keys(nodes).length)
}
