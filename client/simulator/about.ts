import type { Graph } from '#engine/program/graph.ts'
import type { Run } from '#engine/simulate/beat.ts'
import type { Simulator } from './Simulator.ts'
import type { LoadedSetting } from './Tryout.tsx'
import type { SimulationWords } from './useSimulationWords.ts'

/** What every part of the panel is about. */
export interface About {
  readonly simulator: Simulator
  readonly setting: LoadedSetting
  readonly words: SimulationWords
  readonly graph: Graph
  readonly run: Run
}
