import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import type { Beat } from '#engine/simulate/beat.ts'

/** The way that is shown on the canvas. */
export interface SimulatedPath {
  readonly nodes: ReadonlySet<string>
  /** `nodeId.outlet` of the arrows that were taken. */
  readonly arrows: ReadonlySet<string>
  /** Where the person stands; null before it has come in. */
  readonly at: string | null
}

/** The way of the beats that have been seen. */
export function pathOf(beats: readonly Beat[]): SimulatedPath {
  const nodes = new Set<string>()
  const arrows = new Set<string>()
  let at: string | null = null
  for (const beat of beats) {
    if (beat.kind === 'entered' || beat.kind === 'waits' || beat.kind === 'ended') at = beat.nodeId
    if (beat.kind === 'stepped') {
      const { nodeId, outlet, to } = beat.step
      nodes.add(nodeId)
      if (to !== null) arrows.add(`${nodeId}.${outlet}`)
      at = to ?? nodeId
    }
    if (at !== null) nodes.add(at)
  }
  return { nodes, arrows, at }
}

export const samePath = (one: SimulatedPath | null, other: SimulatedPath): boolean =>
  one !== null && one.at === other.at && isSame(one.nodes, other.nodes) && isSame(one.arrows, other.arrows)

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((key) => other.has(key))

export type Simulated = 'at' | 'on' | 'off' | undefined

/** Whether a simulation has come to a step, or stands there; undefined while none is shown. */
export const useSimulatedStep = (id: string): Simulated =>
  useStore(useEditor().moment, ({ simulated }) => {
    if (!simulated) return undefined
    return simulated.at === id ? 'at' : simulated.nodes.has(id) ? 'on' : 'off'
  })

/** Whether a simulation has gone by an arrow. */
export const useSimulatedArrow = (from: string, outlet: string): Simulated =>
  useStore(useEditor().moment, ({ simulated }) => {
    if (!simulated) return undefined
    return simulated.arrows.has(`${from}.${outlet}`) ? 'on' : 'off'
  })
