import { describe, expect, test } from 'vitest'
import { languages } from '#engine/nodes/language.ts'
import type { Rule } from '#engine/nodes/rule.ts'
import { nodeAt } from '#engine/program/graph.ts'
import { bareSetting } from '#engine/simulate/Setting.ts'
import { simulateGraph } from '#engine/simulate/simulate.ts'
import { waysIn, waysOf } from '#engine/simulate/ways.ts'
import { type ProgramTemplateId, programTemplates } from '#templates/programs/catalogue.ts'
import type { NeededIds, ProgramTemplate } from '#templates/programs/ProgramTemplate.ts'
import { scenarioOf } from '#templates/programs/Sample.ts'
import { samples } from '#templates/programs/samples.ts'

// Whoever makes a program from a template can run its sample at once, and sees both sides of its first choice.

const today = '2026-01-05'
const ids = Object.keys(programTemplates) as ProgramTemplateId[]
const numbered = (needed: readonly { key: string }[] = []) =>
  Object.fromEntries(needed.map(({ key }, n) => [key, n + 1]))

describe.each(ids)('%s', (id) => {
  const template: ProgramTemplate = programTemplates[id]
  const needed: NeededIds = {
    lists: numbered(template.lists),
    files: numbered(template.files),
    segments: numbered(template.segments),
    forms: numbered(template.forms),
    topics: numbered(template.topics),
  }

  test.each(languages)(
    'its people live through it to an end, and everything they do meets something (%s)',
    (language) => {
      const graph = template.draw(language, needed, today)
      const rules = (template.segments ?? []).map((one, n): [number, Rule] => [n + 1, one.rule(language)])
      const setting = { ...bareSetting, programId: 1, segments: Object.fromEntries(rules) }
      const runs = samples[id].map((sample) =>
        simulateGraph(graph, scenarioOf(sample, needed, today, language), setting),
      )
      for (const { beats } of runs) {
        expect(beats.filter((beat) => beat.kind === 'happened' && beat.isMoot)).toEqual([])
        expect(beats.filter((beat) => beat.kind === 'keptOut')).toEqual([])
        const ends = beats.filter((beat) => beat.kind === 'ended')
        expect(ends.map(({ failed }) => failed)).toEqual(ends.map(() => false))
        expect(ends.length).toBeGreaterThan(0)
      }
      const made = new Set(runs.flatMap((run) => [...waysIn(run, graph.nodes)]))
      expect(made.size).toBeGreaterThan(waysOf(graph).length / 3)
      const told = samples[id].flatMap((sample) => scenarioOf(sample, needed, today, language).happenings)
      for (const { when } of told) if (when.kind === 'step') expect(nodeAt(graph, when.nodeId)).toBeDefined()
      const happened = runs
        .flatMap(({ beats }) => beats)
        .filter((beat) => beat.kind === 'happened' && beat.nth !== null)
      expect(happened.length).toBeGreaterThanOrEqual(told.length)
    },
  )
})
