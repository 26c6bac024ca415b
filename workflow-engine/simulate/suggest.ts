import type { Graph } from '../program/graph.ts'
import type { Beat, Run } from './beat.ts'
import { compileProgram, type Program } from './compileProgram.ts'
import { sharesOf } from './forcedChance.ts'
import type { Setting } from './Setting.ts'
import { Simulation } from './Simulation.ts'
import type { Scenario } from './scenario.ts'
import { turned } from './turned.ts'
import { type Way, waysAt, waysIn, waysOf } from './ways.ts'

/** A scenario that makes a choice which nobody makes yet. */
export interface Suggestion {
  readonly scenario: Scenario
  /** The keys of the choices it adds (ways.ts), the one it was made for first. */
  readonly adds: readonly string[]
}

export interface Suggested {
  readonly suggestions: readonly Suggestion[]
  /** Choices that no run was found for. */
  readonly unfound: readonly Way[]
}

/** So many runs are tried: a fraction of a second. */
const mostRuns = 600

interface Tried {
  readonly scenario: Scenario
  readonly run: Run
}

/**
 * Scenarios that together make the choices of a drawing that are not in `covered`, as far as the search finds them. It
 * begins with those that are there, turns every choice on their way to its other sides, one change at a time, and keeps
 * what leads somewhere new. Everything it offers has been run.
 * @param seeds at least one
 */
export function suggest(
  graph: Graph,
  setting: Setting,
  seeds: readonly Scenario[],
  covered: ReadonlySet<string>,
): Suggested {
  const program = compileProgram(graph)
  const open = new Map(waysOf(graph).map((way) => [way.key, way]))
  for (const key of covered) open.delete(key)
  const known = new Set<string>()
  const suggestions: Suggestion[] = []
  const queue: Tried[] = []
  let runs = 0

  const consider = (scenario: Scenario, isSeed: boolean) => {
    runs++
    const run = new Simulation(program, scenario, setting).run()
    const ways = waysIn(run, graph.nodes)
    const adds = [...ways].filter((key) => open.has(key))
    const isNew = [...ways].some((key) => !known.has(key))
    for (const key of ways) known.add(key)
    // A seed is there already, unless it makes choices that nobody has saved.
    if (adds.length > 0) {
      suggestions.push({ scenario, adds })
      for (const key of adds) open.delete(key)
    }
    if (isNew || isSeed) queue.push({ scenario, run })
  }

  for (const seed of seeds) consider(seed, true)
  for (const tried of queue) {
    if (open.size === 0 || runs >= mostRuns) break
    for (const scenario of variations(program, tried, open)) {
      if (runs >= mostRuns || open.size === 0) break
      consider(scenario, false)
    }
  }
  return { suggestions, unfound: [...open.values()] }
}

/** The scenario with one choice of its run turned to another side; sides that are still open first. */
function variations(program: Program, { scenario, run }: Tried, open: ReadonlyMap<string, Way>) {
  const { graph } = program
  const wanted: { way: Way; beat: Beat }[] = []
  const all = waysOf(graph)
  const seen = new Set<string>()
  for (const beat of run.beats) {
    for (const { nodeId, kind } of waysAt(beat, graph.nodes))
      for (const way of all)
        if (way.nodeId === nodeId && way.kind === kind && kind !== 'exit' && !seen.has(way.key)) {
          seen.add(way.key)
          wanted.push({ way, beat })
        }
  }
  // Goals and exit rules may be met from wherever somebody stands: from the first rest on.
  const rest = run.beats.find(({ kind }) => kind === 'waits') ?? run.beats[0]
  if (rest)
    for (const way of all)
      if ((way.kind === 'goal' || way.kind === 'exit') && open.has(way.key)) wanted.push({ way, beat: rest })
  wanted.sort((a, b) => Number(open.has(b.way.key)) - Number(open.has(a.way.key)))
  return wanted.flatMap(({ way, beat }) => {
    if (way.kind === 'variant' || isShare(graph, way)) return [forced(scenario, way)]
    return turned(program, scenario, run, beat, way)
  })
}

const isShare = (graph: Graph, { nodeId }: Way): boolean => {
  const node = graph.nodes[nodeId]
  return node?.type === 'split' && sharesOf(node).length > 0
}

const forced = (scenario: Scenario, { nodeId, id }: Way): Scenario => ({
  ...scenario,
  beginning: { ...scenario.beginning, forced: { ...scenario.beginning.forced, [nodeId]: id } },
})
