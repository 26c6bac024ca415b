import { expect, test } from 'vitest'
import { languages } from '#engine/nodes/language.ts'
import { createNode } from '#engine/nodes/registry.ts'
import { check } from '#engine/program/check.ts'
import { addNode, removeNode } from '#engine/program/edits.ts'
import { issueMessage, namesIn } from '#engine/program/issueMessage.ts'
import { configureField } from '#engine/program/settings.ts'
import { type Drawn, draw } from '#tests/stories/draw.ts'
import { said, saidOf, workspace } from './known.ts'

const codes = (drawn: Drawn, known = workspace(drawn)) =>
  check(drawn.graph, known).map(({ code, severity, field }) => `${severity} ${code}${field ? ` at ${field}` : ''}`)

const reader = draw(`
  joins A ── email Offer ── wait 1 day ── clicked Offer?
    ├ yes ── end
    └ no ── end
`)

test('a question about an email that comes before is in order', () => {
  expect(saidOf(reader)).toEqual([])
})

test('an email that is no longer there must be replaced, also when another kind of step has its place', () => {
  const gone = removeNode(reader.graph, reader.id('email Offer')).graph
  expect(said(gone, workspace(reader))).toContainEqual(
    expect.stringMatching(
      /^blocker: The email that “Clicked a link in ‘#n2’\?” asks about is no longer in this program/,
    ),
  )
  const other = configureField(
    reader.graph,
    reader.id('clicked Offer?'),
    'condition.emailNodeId',
    reader.id('wait 1 day'),
  )
  expect(codes({ ...reader, graph: other.graph })).toEqual(['blocker missingEmail at condition.emailNodeId'])
})

test('an email that comes later, or on another way, cannot have been answered', () => {
  const later = draw(`
    joins A ── wait 1 day ── clicked Offer?
      ├ yes ── end
      └ no ── email Offer ── end
  `)
  expect(saidOf(later)).toEqual([
    'warning: “Clicked a link in ‘Offer’?” asks about reactions to “Offer”, but that email does not come before it. The answer is always no.',
  ])
  const round = draw(`
    joins A ── wait 1 day ── clicked Offer?
      ├ yes ── end
      └ no ── email Offer ── wait 4 days ── repeat 2 times
          ├ again ── back to clicked Offer?
          └ done ── end
  `)
  expect(saidOf(round)).toEqual([])
})

test('a question right after its email wants time or a wait for the event; a wait for the event itself does not', () => {
  const hasty = draw(`
    joins A ── email Offer ── tag Offered ── choose
      ├ clicked Offer ── end
      └ otherwise ── end
  `)
  expect(saidOf(hasty)).toEqual([
    'warning: “1 path and otherwise” is asked right after “Offer” goes out, but it takes people 10 minutes at least to react. Put a wait between them, or use the step “Wait for event”.',
  ])
  const patient = draw(`
    joins A ── email Offer ── wait up to 3 days for replied to Offer
      ├ happened ── clicked Offer?
      │   ├ yes ── end
      │   └ no ── end
      └ timeout ── end
  `)
  expect(saidOf(patient)).toEqual([])
})

test('a question about an earlier email may stand right after a later one', () => {
  const earlier = draw(`
    joins A ── email One ── wait 1 day ── email Two ── clicked One?
      ├ yes ── end
      └ no ── end
  `)
  expect(saidOf(earlier)).toEqual([])
})

test('a webhook is asked about after it was called, and not at that very moment', () => {
  const asked = (before: string) =>
    draw(`
      joins A ── ${before}https://crm.example answered status is 200?
        ├ yes ── end
        └ no ── call https://crm.example ── end
    `)
  expect(codes(asked(''))).toEqual(['warning webhookAfter at condition.webhookNodeId'])
  const now = draw(`
    joins A ── call https://crm.example ── https://crm.example answered status is 200?
      ├ yes ── end
      └ no ── end
  `)
  expect(codes(now)).toEqual(['warning answerTooSoon'])
})

test('segments, forms, topics and programs that are gone or archived are told, wherever they are asked about', () => {
  const drawn = draw(`
    joins A ── email Offer about News ── wait 1 day ── choose
      ├ in segment Retail ── end
      ├ submitted Demo and not in program Onboarding ── start program Welcome ── end
      └ otherwise ── end
  `)
  expect(saidOf(drawn)).toEqual([])
  const nothing = { ...workspace(drawn), segments: new Map(), forms: new Map(), topics: new Map(), programs: new Map() }
  expect(codes(drawn, nothing)).toEqual([
    'blocker missingTopic at topicId',
    'blocker missingSegment at paths.0.when.segmentId',
    'blocker missingForm at paths.1.when.rules.0.formId',
    'blocker missingProgram at paths.1.when.rules.1.rule.programId',
    'blocker missingProgram at programId',
  ])
  const known = workspace(drawn)
  const archived = { ...known, segments: new Map([[1, { name: 'Retail', archived: true }]]) }
  expect(said(drawn.graph, archived)).toEqual([
    'blocker: Uses the archived segment “Retail”. Restore it or choose another.',
  ])
})

test('a program neither starts nor stops itself, but may ask whether somebody is in it', () => {
  const drawn = draw(`
    joins A ── in program This one?
      ├ yes ── start program This one ── stop program This one ── end
      └ no ── end
  `)
  const known = { ...workspace(drawn), programId: drawn.programs.get('This one') ?? 0 }
  expect(said(drawn.graph, known)).toEqual([
    'blocker: “Start ‘This one’” names this very program. Choose another.',
    'blocker: “Stop ‘This one’” names this very program. Choose another.',
  ])
  expect(saidOf(drawn)).toEqual([])
})

test('two entries that let in the same people are one too many, whatever lets them in', () => {
  const pair = (first: string, second: string) => draw(`${first} ── wait 1 day ── end\n ${second} ── on to wait 1 day`)
  expect(saidOf(pair('does trial.started', 'does trial.started'))).toEqual([
    'blocker: “Event ‘trial.started’” and “Event ‘trial.started’” let in the same people. Keep one of them.',
  ])
  expect(codes(pair('by hand', 'by hand'))).toEqual(['blocker sameTrigger at trigger'])
  expect(codes(pair('does trial.started', 'does trial.started with plan is pro'))).toEqual([])
  expect(codes(pair('submits Demo', 'joins A'))).toEqual([])
})

const goals = draw(`
  joins A ── email One ── wait 5 days ── email Two ── end
  goal clicked Two ── email Thanks ── end
  leaves when on list Customers
`)

test('a goal is reached from anywhere: what follows it can be reached, and it may ask about any email', () => {
  expect(saidOf(goals)).toEqual([])
})

test('a goal without entries lets nobody in', () => {
  const { graph } = addNode({ format: 1, nodes: {}, edges: {} }, createNode('goal', 'g'))
  expect(check(graph, workspace(goals)).map(({ code }) => code)).toEqual(['noEntry', 'goal.noCondition'])
  const entry = addNode(graph, { ...createNode('entry', 'in'), config: { trigger: { kind: 'manual' } } }).graph
  expect(check(entry, workspace(goals)).map(({ code }) => code)).toContain('onlyEntry')
})

test('an exit rule that is empty, unfinished or asks about what is gone stops the publishing', () => {
  const policy = (rule: object, name = '') => ({
    ...goals.graph,
    policy: { reentry: { kind: 'never' as const }, exits: [{ id: 'x1', name, rule: rule as never }] },
  })
  expect(said(policy({ kind: 'all', rules: [] }, 'Customers'), workspace(goals))).toEqual([
    'blocker: The exit rule “Customers” is not finished. Choose at least one condition.',
  ])
  expect(said(policy({ kind: 'onList', listId: null }), workspace(goals))).toEqual([
    'blocker: The exit rule “1” is not finished. Choose the list that is asked about.',
  ])
  expect(said(policy({ kind: 'onList', listId: 99 }, 'Customers'), workspace(goals))).toEqual([
    'blocker: The list of “Customers” no longer exists. Choose another.',
  ])
  const reaction = { kind: 'reacted', emailNodeId: 'gone', reaction: 'clicked', link: '', robots: false }
  const issues = check(policy(reaction, 'Clicked'), workspace(goals))
  expect(issues).toMatchObject([{ code: 'missingEmail', nodeId: null, field: 'policy.exits.0.rule.emailNodeId' }])
})

test('what is said about rules is a sentence in every language', () => {
  const reaction = { kind: 'reacted', emailNodeId: 'gone', reaction: 'clicked', link: '', robots: false }
  const exits = [{ kind: 'all', rules: [] }, { kind: 'onList', listId: 99 }, reaction].map((rule, n) => ({
    id: `x${n}`,
    name: '',
    rule: rule as never,
  }))
  const graph = { ...goals.graph, policy: { reentry: { kind: 'never' as const }, exits } }
  for (const language of languages) {
    for (const issue of check(graph, workspace(goals))) {
      const sentence = issueMessage(issue, language, namesIn(graph, language))
      expect(sentence).not.toMatch(/\{\{|undefined|\[object|^[\w.]+$/)
      expect(sentence).toMatch(/[.?]$/)
    }
  }
})
