import { expect, test } from 'vitest'
import type { Issue } from '#engine/nodes/issue.ts'
import { languages } from '#engine/nodes/language.ts'
import { createNode } from '#engine/nodes/registry.ts'
import { formatWords } from '#engine/nodes/words.ts'
import { check } from '#engine/program/check.ts'
import { addNode, connect, removeNode } from '#engine/program/edits.ts'
import { type Fix, fixFor } from '#engine/program/fixes.ts'
import { fixTexts } from '#engine/program/fixTexts.ts'
import { readFlow } from '#engine/program/flow.ts'
import { type Graph, GraphSchema } from '#engine/program/graph.ts'
import { addExit } from '#engine/program/policyEdits.ts'
import type { Known } from '#engine/program/rules/drawing.ts'
import { configureField } from '#engine/program/settings.ts'
import { type Drawn, draw } from '#tests/stories/draw.ts'
import { workspace } from './known.ts'

interface Fault {
  readonly code: string
  readonly graph: Graph
  readonly known: Known
}

/** A fault seeded into a drawing that is in order otherwise. */
function seeded(code: string, drawn: Drawn, change: (graph: Graph) => Graph = (graph) => graph, known = {}): Fault {
  return { code, graph: change(drawn.graph), known: { ...workspace(drawn), ...known } }
}

const set = (id: string, path: string, value: unknown) => (graph: Graph) => configureField(graph, id, path, value).graph
const line = draw('joins Newsletter ── email Hello ── wait 7 days ── end')
const handOff = draw('joins A ── hand off ── tell owner: A lead. ── end')
const task = draw('joins A ── task Call ── end')
const test2 = draw('joins A ── email One / Two ── wait 5 days ── end')
const split = draw(`
  joins A ── split
    ├ 50 % ── end
    └ 50 % ── end
`)
const hours = draw('joins A ── wait for office hours ── email Hi ── end')
const asking = draw(`
  joins A ── email Offer ── wait 3 days ── clicked Offer?
    ├ yes ── end
    └ no ── end
`)
const repeating = draw(`
  joins A ── wait 1 day ── tag Asked ── repeat 2 times
    ├ done ── end
    └ again ── back to tag Asked
`)
const calls = draw(`
  joins A ── call https://crm.example ── wait 1 day ── https://crm.example answered status is 200?
    ├ yes ── end
    └ no ── end
`)
const late = draw(`
  joins A ── email Offer ── wait 3 days ── wait up to 3 days for downloaded Guide
    ├ happened ── end
    └ timeout ── end
`)
const starts = draw('joins A ── start program Other ── end')
const wait = line.id('wait 7 days')

const faults: readonly Fault[] = [
  seeded('onlyEntry', draw('joins A')),
  seeded('openOutlet', line, (graph) => removeNode(graph, line.id('end')).graph),
  seeded('openPath', draw('joins A ── score at least 5?\n    ├ yes ── end')),
  seeded('unreachable', line, (graph) => addNode(graph, createNode('email', 'lost')).graph),
  seeded('loop', line, (graph) => connect(graph, wait, 'then', line.id('email Hello')).graph),
  seeded('loop', draw('joins A ── tag X ── tag Y ── end'), (graph) => connect(graph, 'n3', 'then', 'n2').graph),
  seeded('hastyLoop', repeating),
  seeded('repeatsNothing', repeating, (graph) => connect(graph, repeating.id('repeat 2 times'), 'again', 'n5').graph),
  seeded('tooManyAtOnce', draw(`joins A ── ${'tag X ── '.repeat(101)}end`)),
  seeded('sameTrigger', line, (graph) => {
    const twin = { ...createNode('entry', 'twin'), config: { trigger: { kind: 'list' as const, listId: 1 } } }
    return connect(addNode(graph, twin).graph, 'twin', 'then', line.id('email Hello')).graph
  }),
  seeded('emailsTooClose', draw('joins A ── email One ── email Two ── end')),
  seeded('branchTooSoon', draw('joins A ── email Offer ── clicked Offer?\n    ├ yes ── end\n    └ no ── end')),
  seeded(
    'answerTooSoon',
    draw(`
      joins A ── call https://crm.example ── https://crm.example answered status is 200?
        ├ yes ── end
        └ no ── end
    `),
  ),
  seeded('tooManyEmails', draw('joins A ── email One ── wait 1 day ── email Two ── wait 2 days ── email Three ── end')),
  seeded('overEmailCap', draw('joins A ── email One ── wait 1 day ── email Two ── end'), undefined, {
    mailLimits: { perWeek: 1, daysBetween: null },
  }),
  seeded('emailPutOff', draw('joins A ── email One ── wait 1 day ── email Two ── end'), undefined, {
    mailLimits: { perWeek: null, daysBetween: 4 },
  }),
  seeded('handOffUnseen', draw('joins A ── hand off ── end')),
  seeded('handOff.noMember', handOff, set(handOff.id('hand off'), 'owner', { kind: 'member', userId: '' })),
  seeded('missingMember', handOff, set(handOff.id('hand off'), 'owner', { kind: 'member', userId: 'left' })),
  seeded('missingMember', task, set(task.id('task Call'), 'owner', { kind: 'member', userId: 'left' })),
  seeded('notify.noMember', handOff, set(handOff.id('tell owner: A lead.'), 'to', { kind: 'member', userId: '' })),
  seeded('missingTopic', line, set(line.id('email Hello'), 'topicId', 7)),
  seeded('archivedTopic', line, set(line.id('email Hello'), 'topicId', 7), {
    topics: new Map([[7, { name: 'News', archived: true }]]),
  }),
  seeded('email.weights', test2, set(test2.id('email One / Two'), 'variants.0.weight', 70)),
  seeded('split.percents', split, set(split.id('split'), 'paths.0.percent', 10)),
  seeded('email.noSubjectIn', test2, set(test2.id('email One / Two'), 'variants.1.content.subject', '')),
  seeded('email.noBodyIn', test2, set(test2.id('email One / Two'), 'variants.0.content.mjml', '')),
  seeded('email.badSender', line, set(line.id('email Hello'), 'variants.0.content.senderEmail', 'anna')),
  seeded('waitForWindow.noWeekday', hours, set(hours.id('wait for office hours'), 'window.weekdays', [])),
  seeded('waitForWindow.noHours', hours, set(hours.id('wait for office hours'), 'window.to', '07:00')),
  seeded('pastDate', draw('joins A ── wait until 2026-01-05 ── tag X ── end'), undefined, {
    now: new Date('2026-02-01T00:00:00Z'),
  }),
  seeded(
    'asksOpens',
    draw('joins A ── email Offer ── wait 2 days ── opened Offer?\n    ├ yes ── end\n    └ no ── end'),
  ),
  seeded('branch.noEmail', asking, set(asking.id('clicked Offer?'), 'condition.emailNodeId', null)),
  seeded('missingEmail', asking, set(asking.id('clicked Offer?'), 'condition.emailNodeId', 'gone')),
  seeded('branch.noWebhook', calls, set('n4', 'condition.webhookNodeId', null)),
  seeded('downloadBeforeEmail', draw('joins A ── downloaded Guide?\n    ├ yes ── end\n    └ no ── end')),
  seeded('listensLate', late),
  seeded('alwaysOnList', draw('joins A ── wait 1 day ── on list A?\n    ├ yes ── tag X ── end\n    └ no ── end')),
  seeded('missingProgram', starts, undefined, { programs: new Map() }),
  seeded('ownProgram', starts, undefined, { programId: 1 }),
  seeded('webhook.notSafe', calls, set('n2', 'url', 'http://crm.example/hook')),
  seeded('webhook.password', calls, set('n2', 'url', 'https://anna:secret@crm.example/hook')),
  seeded('exit.noCondition', line, (graph) => {
    return addExit(graph, { id: 'x1', name: 'Bought', rule: { kind: 'all', rules: [] } }).graph
  }),
]

const giving = { ids: ['new1', 'new2', 'new3'], language: 'en' } as const
const keyOf = ({ code, nodeId }: Issue) => `${code} ${nodeId}`
const blockersOf = (issues: readonly Issue[]) => issues.filter(({ severity }) => severity === 'blocker')

test.each(faults.map((fault, n) => [`${n + 1} ${fault.code}`, fault] as const))(
  '%s is found, and its fix takes it away without a new blocker',
  (_, { code, graph, known }) => {
    const before = check(graph, known)
    const issue = before.find((one) => one.code === code)
    expect(issue, `found: ${before.map((one) => one.code).join(', ')}`).toBeDefined()
    const fix = fixFor(issue as Issue, { graph, flow: readFlow(graph) }, known) as Fix
    expect(fix).not.toBeNull()
    const edit = fix.apply(graph, giving)
    expect(edit.refused).toBeNull()
    expect(GraphSchema.parse(edit.graph)).toEqual(edit.graph)
    const after = check(edit.graph, known)
    expect(after.map(keyOf)).not.toContain(keyOf(issue as Issue))
    const known2 = new Set(blockersOf(before).map(keyOf))
    expect(blockersOf(after).filter((one) => !known2.has(keyOf(one)))).toEqual([])
    for (const language of languages) {
      const label = formatWords(fixTexts[language], fix.key, fix.params ?? {}, language, () => 'X')
      expect(label).not.toBe(fix.key)
      expect(label).not.toMatch(/\{\{/)
    }
  },
)

test('every fix that is spoken of has words in every language, with the same gaps', () => {
  const gaps = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
  for (const language of languages) {
    expect(Object.keys(fixTexts[language])).toEqual(Object.keys(fixTexts.en))
    for (const [key, text] of Object.entries(fixTexts.en))
      expect(gaps(fixTexts[language][key]), `${language} ${key}`).toEqual(gaps(text))
  }
})

test('a step that nobody reaches but another asks about is not deleted at one press', () => {
  const graph = addNode(asking.graph, createNode('email', 'lost')).graph
  const asks = configureField(graph, asking.id('clicked Offer?'), 'condition.emailNodeId', 'lost').graph
  const issue = check(asks, workspace(asking)).find(({ code }) => code === 'unreachable') as Issue
  expect(fixFor(issue, { graph: asks, flow: readFlow(asks) }, workspace(asking))).toBeNull()
})

test('an entry that is the only way to some steps is not deleted at one press', () => {
  const other = draw('joins A ── email One ── end\njoins A ── email Two ── end')
  const issue = check(other.graph, workspace(other)).find(({ code }) => code === 'sameTrigger') as Issue
  expect(issue).toBeDefined()
  expect(fixFor(issue, { graph: other.graph, flow: readFlow(other.graph) }, workspace(other))).toBeNull()
})
