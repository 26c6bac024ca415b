import type { Graph } from '#engine/program/graph.ts'
import { compileProgram } from '#engine/simulate/compileProgram.ts'
import { type Difference, differencesOf, type Outcome, outcomeOf } from '#engine/simulate/outcome.ts'
import type { Setting } from '#engine/simulate/Setting.ts'
import type { Scenario } from '#engine/simulate/scenario.ts'
import { simulate } from '#engine/simulate/simulate.ts'

interface Rehearsed {
  readonly id: number
  readonly name: string
  readonly differences: readonly Difference[]
}

interface Expected extends Scenario {
  readonly id: number
  readonly name: string
  readonly outcome: Outcome | null
}

/** What becomes of each persona in the draft that does not in the live version, or that was not expected. */
export function rehearse(
  personas: readonly Expected[],
  { live, draft }: { live: Graph | null; draft: Graph },
  setting: Setting,
): Rehearsed[] {
  const after = compileProgram(draft)
  const before = live ? compileProgram(live) : null
  return personas.map(({ id, name, outcome, ...scenario }) => {
    const now = outcomeOf(simulate(after, scenario, setting), draft)
    const then = before && live ? outcomeOf(simulate(before, scenario, setting), live) : outcome
    return { id, name, differences: then ? differencesOf(then, now) : [] }
  })
}
