import fc from 'fast-check'
import type { Condition } from '#engine/nodes/condition.ts'
import type { FactValue } from '#engine/nodes/fact.ts'
import { type ConfigOf, createNode, type Node, type NodeType, outletsOf } from '#engine/nodes/registry.ts'
import type { Rule } from '#engine/nodes/rule.ts'
import type { Edge, Graph } from '#engine/program/graph.ts'
import type { Happening } from './LittleWorld.ts'
import type { Moment } from './live.ts'

// Programs of every kind of step there is, people and what happens to them, out of few names, so that they meet.

const few = fc.constantFrom(1, 2, 3)
const tag = fc.constantFrom('hot', 'cold')
const personField = fc.constantFrom('industry', 'jobTitle', 'note', 'renewal')
const companyField = fc.constantFrom('employees', 'industry')
const value = fc.constantFrom('retail', 'metal', '30', '150', '2026-06-15', '2027-02-01')
const link = fc.constantFrom('', 'https://a.example', 'https://b.example')
const reaction = fc.constantFrom('opened', 'clicked', 'replied')
const since = fc.constantFrom('entered', 'ever', 'here')
const operator = fc.constantFrom('is', 'isNot', 'contains', 'filled', 'empty', 'atLeast', 'atMost')
const when = (ids: readonly string[]) => fc.constantFrom('none', ...ids)

/** A kind of condition that is not here does not compile. @param of the ids of all steps */
function anyCondition(mails: readonly string[], hooks: readonly string[]): fc.Arbitrary<Condition> {
  const kinds: { readonly [K in Condition['kind']]: fc.Arbitrary<Extract<Condition, { kind: K }>> } = {
    downloaded: fc.record({ kind: fc.constant('downloaded'), fileId: few, since }),
    scoreAtLeast: fc.record({ kind: fc.constant('scoreAtLeast'), score: fc.constantFrom(10, 30, 50) }),
    gradeAtLeast: fc.record({ kind: fc.constant('gradeAtLeast'), points: fc.constantFrom(20, 60, 80) }),
    onList: fc.record({ kind: fc.constant('onList'), listId: few }),
    inSegment: fc.record({ kind: fc.constant('inSegment'), segmentId: few }),
    tagged: fc.record({ kind: fc.constant('tagged'), tag }),
    field: fc
      .record({ of: fc.constantFrom('person', 'company'), operator, value, person: personField, company: companyField })
      .map(({ of, person, company, ...rest }) => ({
        kind: 'field',
        of,
        field: of === 'person' ? person : company,
        ...rest,
      })),
    reacted: fc.record({
      kind: fc.constant('reacted'),
      emailNodeId: when(mails),
      reaction,
      link,
      robots: fc.boolean(),
    }),
    visitedPage: fc.record({ kind: fc.constant('visitedPage'), pathPart: fc.constantFrom('/pricing', '/docs'), since }),
    submittedForm: fc.record({ kind: fc.constant('submittedForm'), formId: few, since }),
    event: fc.record({
      kind: fc.constant('event'),
      type: fc.constantFrom('trial.started', 'trial.ended'),
      where: fc.array(
        fc.record({
          property: fc.constant('plan'),
          operator: fc.constantFrom('is', 'isNot'),
          value: fc.constantFrom('pro', 'free'),
        }),
        {
          maxLength: 1,
        },
      ),
      since,
    }),
    inOpportunity: fc.record({
      kind: fc.constant('inOpportunity'),
      stage: fc.constantFrom('', 'proposal'),
      minAmount: fc.constantFrom(0, 1000),
      ownerId: fc.constantFrom('', 'liisa'),
    }),
    inProgram: fc.record({ kind: fc.constant('inProgram'), programId: few, ever: fc.boolean() }),
    webhookAnswered: fc.record({
      kind: fc.constant('webhookAnswered'),
      webhookNodeId: when(hooks),
      path: fc.constantFrom('status', 'size'),
      operator: fc.constantFrom('is', 'atLeast'),
      value: fc.constantFrom('200', '30'),
    }),
  }
  return fc.oneof(...(Object.values(kinds) as fc.Arbitrary<Condition>[]))
}

function anyRule(condition: fc.Arbitrary<Condition>): fc.Arbitrary<Rule> {
  const few = (kind: 'all' | 'any') =>
    fc.array(condition, { minLength: 1, maxLength: 2 }).map((rules): Rule => ({ kind, rules }))
  return fc.oneof(
    { weight: 4, arbitrary: condition },
    few('all'),
    few('any'),
    condition.map((rule): Rule => ({ kind: 'not', rule })),
  )
}

const duration = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 50 }), unit: fc.constant('hours') }),
  fc.record({ amount: fc.integer({ min: 1, max: 5 }), unit: fc.constant('days') }),
)
const time = fc.constantFrom('00:00', '02:30', '09:00', '23:45')
const shares = fc
  .constantFrom([100], [50, 50], [20, 30, 50], [0, 100])
  .map((weights) => weights.map((weight, n) => ({ id: 'abc'[n] ?? 'a', weight })))
const nothing = fc.constant({})

/** The settings of every kind of step. A kind that is not here does not compile. */
function anyConfig(mails: readonly string[], hooks: readonly string[]) {
  const condition = anyCondition(mails, hooks)
  const rule = anyRule(condition)
  const configs: { readonly [T in NodeType]: fc.Arbitrary<Partial<ConfigOf<T>>> } = {
    entry: nothing,
    goal: fc.record({ reached: rule, after: fc.constantFrom('end', 'continue') }),
    email: fc.record({
      variants: shares.map((some) =>
        some.map((one) => ({
          ...one,
          content: { subject: '', preheader: '', senderName: '', senderEmail: '', mjml: '' },
        })),
      ),
      topicId: fc.constantFrom(null, 1),
    }),
    wait: fc.record({ duration }),
    waitUntil: fc.record({
      until: fc.oneof(
        fc.record({ kind: fc.constant('date'), date: fc.constantFrom('2026-03-29', '2026-06-15', '2027-01-01'), time }),
        fc.record({
          kind: fc.constant('field'),
          field: fc.constantFrom('renewal', 'note'),
          offset: fc.integer({ min: -9, max: 9 }),
          time,
        }),
      ),
    }),
    waitForEvent: fc.record({ event: condition, timeout: duration }),
    waitForWindow: fc.record({
      window: fc.record({
        weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
        from: fc.constantFrom('00:00', '02:15', '08:00'),
        to: fc.constantFrom('00:00', '09:30', '17:00'),
        holidays: fc.constant([]),
        dates: fc.subarray(['2026-03-30', '2026-06-15', '2026-10-26']),
      }),
    }),
    branch: fc.record({ condition: rule }),
    paths: fc
      .array(rule, { minLength: 1, maxLength: 3 })
      .map((rules) => ({ paths: rules.map((when, n) => ({ id: 'abc'[n] ?? 'a', label: '', when })) })),
    split: fc
      .constantFrom([50, 50], [10, 20, 70], [0, 100])
      .map((percents) => ({ paths: percents.map((percent, n) => ({ id: 'abc'[n] ?? 'a', label: '', percent })) })),
    repeat: fc.record({ most: fc.integer({ min: 1, max: 3 }) }),
    list: fc.record({ action: fc.constantFrom('add', 'remove'), listId: few }),
    tag: fc.record({ action: fc.constantFrom('add', 'remove'), tag }),
    field: fc.record({
      field: personField,
      change: fc.oneof(
        fc.record({ kind: fc.constant('set'), value }),
        fc.record({ kind: fc.constant('copy'), of: fc.constant('company'), from: companyField }),
        fc.record({ kind: fc.constant('clear') }),
      ),
    }),
    score: fc.record({ points: fc.constantFrom(-20, 10, 30) }),
    frequency: fc.record({ mailsPerWeek: fc.constantFrom(null, 1) }),
    notify: fc.record({ message: fc.constant('Look!') }),
    task: fc.record({ title: fc.constant('Call') }),
    handOff: fc.record({ urgent: fc.boolean() }),
    webhook: fc.constant({ url: 'https://hook.example' }),
    startProgram: fc.record({ programId: few }),
    stopProgram: fc.record({ programId: few }),
    end: nothing,
  }
  return configs
}

const inner = Object.keys(anyConfig([], [])).filter((type) => !['entry', 'goal', 'end'].includes(type)) as NodeType[]

/** A step's kind, and how far ahead each of its exits leads. */
const anyStep = fc.record({
  type: fc.constantFrom(...inner),
  leads: fc.array(fc.nat({ max: 3 }), { minLength: 11, maxLength: 11 }),
  open: fc.nat({ max: 60 }),
  /** Now and then a step is switched off. */
  off: fc.nat({ max: 9 }).map((n) => n === 0),
})

/** Every outlet leads to a later step, but the way back of a repeat; now and then one leads nowhere. */
export const anyProgram: fc.Arbitrary<Graph> = fc
  .record({
    steps: fc.array(anyStep, { minLength: 1, maxLength: 12 }),
    goals: fc.nat({ max: 2 }),
    exits: fc.nat({ max: 1 }),
  })
  .chain(({ steps, goals, exits }) => {
    const named = steps.map((step, n) => ({ ...step, id: `s${n}` }))
    const idsOf = (type: NodeType) => named.filter((step) => step.type === type).map(({ id }) => id)
    const configs = anyConfig(idsOf('email'), idsOf('webhook'))
    const rule = anyRule(anyCondition(idsOf('email'), idsOf('webhook')))
    const node = (type: NodeType, id: string) => configs[type].map((config) => fresh(type, id, config))
    return fc
      .record({
        nodes: fc.tuple(...named.map(({ type, id }) => node(type, id))),
        goals: fc.tuple(...Array.from({ length: goals }, (_, n) => node('goal', `g${n}`))),
        exits: fc.tuple(
          ...Array.from({ length: exits }, (_, n) => rule.map((rule) => ({ id: `x${n}`, name: '', rule }))),
        ),
      })
      .map(({ nodes, goals, exits }) => {
        const drawn = nodes.map((node, n): Node => (steps[n]?.off ? ({ ...node, off: true } as Node) : node))
        const all = [fresh('entry', 'in', {}), ...drawn, ...goals, fresh('end', 'out', {})]
        const edges = [
          ...named.flatMap((step, n) => edgesFrom(nodes[n] as Node, n, step, named.length)),
          { id: 'ein', from: 'in', outlet: 'then', to: 's0' },
          ...goals.flatMap((goal, n) =>
            outletsOf(goal).map((outlet) => ({ id: `eg${n}`, from: goal.id, outlet, to: n === 0 ? 'out' : 's0' })),
          ),
        ]
        return {
          format: 1,
          policy: { reentry: { kind: 'never' }, exits },
          nodes: Object.fromEntries(all.map((one) => [one.id, one])),
          edges: Object.fromEntries(edges.map((one) => [one.id, one])),
        } satisfies Graph
      })
  })

function fresh(type: NodeType, id: string, config: object): Node {
  const node = createNode(type, id)
  return { ...node, config: { ...node.config, ...config } } as Node
}

function edgesFrom(
  node: Node,
  n: number,
  { leads, open }: { leads: readonly number[]; open: number },
  count: number,
): Edge[] {
  return outletsOf(node).flatMap((outlet, i) => {
    if (open === i) return []
    const far = leads[i] ?? 0
    const to = node.type === 'repeat' && outlet === 'again' ? n - 1 - far : n + 1 + far
    return [{ id: `e${n}-${i}`, from: node.id, outlet, to: to < 0 ? 's0' : to >= count ? 'out' : `s${to}` }]
  })
}

const happenings: { readonly [K in Happening['kind']]: fc.Arbitrary<Extract<Happening, { kind: K }>> } = {
  does: fc
    .constantFrom<readonly [string, Readonly<Record<string, FactValue>>]>(
      ['file.downloaded', { fileId: 1 }],
      ['file.downloaded', { fileId: 2 }],
      ['page.visited', { path: '/pricing/eu' }],
      ['form.submitted', { formId: 1 }],
      ['trial.started', { plan: 'pro' }],
      ['trial.started', { plan: 'free' }],
      ['trial.ended', {}],
    )
    .map(([type, properties]) => ({ kind: 'does', type, properties })),
  reacts: fc.record({
    kind: fc.constant('reacts'),
    mail: fc.nat({ max: 5 }).map((n) => `s${n}`),
    reaction,
    link,
    robot: fc.boolean(),
  }),
  scores: fc.record({ kind: fc.constant('scores'), points: fc.constantFrom(-10, 10, 30) }),
  list: fc.record({ kind: fc.constant('list'), listId: few, on: fc.boolean() }),
  tag: fc.record({ kind: fc.constant('tag'), tag, on: fc.boolean() }),
  field: fc
    .record({
      of: fc.constantFrom('person', 'company'),
      person: personField,
      company: companyField,
      value: fc.option(value),
    })
    .map(({ of, person, company, value }) => ({ kind: 'field', of, field: of === 'person' ? person : company, value })),
  opportunity: fc.record({
    kind: fc.constant('opportunity'),
    deal: fc.option(
      fc.record({
        stage: fc.constantFrom('proposal', 'demo'),
        amount: fc.constantFrom(10, 5000),
        ownerId: fc.constantFrom('liisa', 'antti'),
      }),
    ),
  }),
  answers: fc.record({
    kind: fc.constant('answers'),
    hook: fc.nat({ max: 5 }).map((n) => `s${n}`),
    status: fc.constantFrom(200, 500),
    size: fc.constantFrom(10, 40),
  }),
  program: fc.record({ kind: fc.constant('program'), programId: few, inside: fc.boolean() }),
}

const hour = 3_600_000

/** What happens in the first forty days, most of it in the first three. */
export const anyMoments: fc.Arbitrary<readonly Moment[]> = fc
  .array(
    fc.record({
      after: fc.oneof(fc.integer({ min: 1, max: 72 * hour }), fc.integer({ min: 1, max: 960 * hour })),
      what: fc.oneof(
        { weight: 12, arbitrary: fc.oneof(...(Object.values(happenings) as fc.Arbitrary<Happening>[])) },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant('release' as const),
            after: fc.integer({ min: -hour, max: 48 * hour }),
          }),
        },
        { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
      ),
    }),
    { maxLength: 15 },
  )
  .map((some) => {
    const times = new Map(some.map(({ after, what }) => [after, what]))
    return [...times].sort(([a], [b]) => a - b).map(([at, what]) => ({ at, what }))
  })
