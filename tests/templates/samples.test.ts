import { expect, test } from 'vitest'
import { nobody, type Scenario } from '#engine/simulate/scenario.ts'
import { bareSetting } from '#engine/simulate/Setting.ts'
import { suggest } from '#engine/simulate/suggest.ts'
import { programTemplates } from '#templates/programs/catalogue.ts'
import type { ProgramTemplate } from '#templates/programs/ProgramTemplate.ts'

const templates: readonly ProgramTemplate[] = Object.values(programTemplates)
const numbered = (needed: readonly { key: string }[] = []) => Object.fromEntries(needed.map(({ key }, n) => [key, n + 1]))

test.each(templates.map((one) => [one.id, one] as const))('x %s', (_, template) => {
  const ids = { lists: numbered(template.lists), files: numbered(template.files), segments: numbered(template.segments), forms: numbered(template.forms), topics: numbered(template.topics) }
  const graph = template.draw('en', ids, '2026-01-05')
  const seed: Scenario = { person: nobody, happenings: [], beginning: { at: '2026-01-05T09:00:00.000Z', entryId: null, forced: {} } }
  const { suggestions, unfound } = suggest(graph, bareSetting, [seed], new Set())
  console.log(template.id, suggestions.map(({ adds, scenario }) => [adds, JSON.stringify(scenario.happenings)]), unfound)
})
