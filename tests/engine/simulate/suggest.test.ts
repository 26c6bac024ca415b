import { expect, test } from 'vitest'
import { compileProgram } from '#engine/simulate/compileProgram.ts'
import { bareSetting } from '#engine/simulate/Setting.ts'
import { nobody, type Scenario } from '#engine/simulate/scenario.ts'
import { simulate } from '#engine/simulate/simulate.ts'
import { suggest } from '#engine/simulate/suggest.ts'
import { waysIn, waysOf } from '#engine/simulate/ways.ts'
import { draw } from '../../stories/draw.ts'

const seed: Scenario = {
  person: nobody,
  happenings: [],
  beginning: { at: '2026-01-05T09:00:00.000Z', entryId: null, forced: {} },
}

test('whoever downloads, clicks, has the points or the tag is found, and so is whoever does not', () => {
  const { graph } = draw(`
    joins Newsletter ── email Offer ── wait up to 7 days for clicked Offer
      ├ happened ── choose
      │   ├ score at least 100 ── hand off ── end
      │   ├ tagged Vip and not on list Customers ── tell owner: Vip. ── end
      │   └ otherwise ── end
      └ timeout ── wait 5 days ── downloaded Guide?
          ├ yes ── split
          │   ├ 30 % Few ── end
          │   └ 70 % Many ── email Third / Fourth ── end
          └ no ── end
    goal did trial.started
    leaves when in an opportunity worth 5000
  `)
  const { suggestions, unfound } = suggest(graph, bareSetting, [seed], new Set())
  expect(unfound).toEqual([])
  const program = compileProgram(graph)
  const made = suggestions.flatMap(({ scenario }) => [...waysIn(simulate(program, scenario, bareSetting), graph.nodes)])
  expect(waysOf(graph).filter(({ key }) => !made.includes(key))).toEqual([])
  // One that adds nothing is not offered.
  expect(suggestions.length).toBeLessThanOrEqual(waysOf(graph).length)
})

test('nothing is suggested for what saved personas do already, and what nobody can do is said', () => {
  const { graph } = draw(`
    joins Newsletter ── score at least 10?
      ├ yes ── score at least 5?
      │   ├ yes ── end
      │   └ no ── end
      └ no ── end
  `)
  const first = suggest(graph, bareSetting, [seed], new Set())
  expect(first.unfound.map(({ id }) => id)).toEqual(['no'])
  const covered = new Set(first.suggestions.flatMap(({ adds }) => adds))
  expect(suggest(graph, bareSetting, [seed], covered).suggestions).toEqual([])
})
