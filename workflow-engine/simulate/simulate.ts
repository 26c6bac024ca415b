import type { Graph } from '../program/graph.ts'
import type { Run } from './beat.ts'
import { compileProgram, type Program } from './compileProgram.ts'
import type { Setting } from './Setting.ts'
import { Simulation } from './Simulation.ts'
import type { Scenario } from './scenario.ts'

/** Lives a scenario through a program by the engine's own `advance`, from its beginning to its end. */
export const simulate = (program: Program, scenario: Scenario, setting: Setting): Run =>
  new Simulation(program, scenario, setting).run()

/** The same, for a drawing that is simulated once. */
export const simulateGraph = (graph: Graph, scenario: Scenario, setting: Setting): Run =>
  simulate(compileProgram(graph), scenario, setting)
