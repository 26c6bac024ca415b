import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Fact, PropertyTest, Since } from '#engine/nodes/fact.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { arrived, entered, factWorld, justAfter, justBefore, noon } from './factWorld.ts'
import { addFile, addList } from './ground.ts'

// Every kind of fact, as a worker asks Postgres for a batch. What happens later than somebody's own moment is not seen.

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

const sinces = [
  { since: 'entered', from: entered },
  // What let the person come there, at that very moment, happened before.
  { since: 'here', from: justAfter(arrived) },
] as const

describe('score', () => {
  test('is what the prospect has; nobody has none', async () => {
    const world = await factWorld(db.pool)
    await db.pool.query('update prospect set score = 120 where workspace_id = $1 and id = $2', [
      world.workspaceId,
      world.maria,
    ])
    expect(await world.ask({ kind: 'score' })).toBe(120)
    expect(await world.ask({ kind: 'score' }, { of: world.samuli })).toBe(0)
    expect(await world.ask({ kind: 'score' }, { of: -1 })).toBe(0)
  })

  test('in a sandbox, points that came later than the moment are not there yet', async () => {
    for (const sandbox of [true, false]) {
      const world = await factWorld(db.pool, { sandbox })
      const points = (points: number, at: Date) =>
        world.insert('score_change', { prospect_id: world.maria, points, reason: 'manual', at })
      await points(10, justBefore(noon))
      await points(20, noon)
      await points(40, justAfter(noon))
      await db.pool.query('update prospect set score = 70 where workspace_id = $1 and id = $2', [
        world.workspaceId,
        world.maria,
      ])
      expect(await world.ask({ kind: 'score' })).toBe(sandbox ? 30 : 70)
      expect(await world.ask({ kind: 'score' }, { at: justAfter(noon) })).toBe(70)
    }
  })
})

test('grade is how well the prospect fits', async () => {
  const world = await factWorld(db.pool)
  await db.pool.query('update prospect set grade = 45 where workspace_id = $1 and id = $2', [
    world.workspaceId,
    world.maria,
  ])
  expect(await world.ask({ kind: 'grade' })).toBe(45)
  expect(await world.ask({ kind: 'grade' }, { of: world.samuli })).toBe(0)
})

test('on a list, from the moment of joining it', async () => {
  const world = await factWorld(db.pool)
  const listId = await addList(db.pool, world.workspaceId, 'Downloaded the guide')
  const other = await addList(db.pool, world.workspaceId, 'Met at the fair')
  await world.insert('list_member', { list_id: listId, prospect_id: world.maria, joined_at: noon })
  expect(await world.ask({ kind: 'onList', listId })).toBe(true)
  expect(await world.ask({ kind: 'onList', listId }, { at: justBefore(noon) })).toBe(false)
  expect(await world.ask({ kind: 'onList', listId: other })).toBe(false)
  expect(await world.ask({ kind: 'onList', listId }, { of: world.samuli })).toBe(false)
})

test('tagged, from the moment of the tag, and with that very tag', async () => {
  const world = await factWorld(db.pool)
  await world.insert('prospect_tag', { prospect_id: world.maria, tag: 'fair "26"', at: noon })
  expect(await world.ask({ kind: 'tagged', tag: 'fair "26"' })).toBe(true)
  expect(await world.ask({ kind: 'tagged', tag: 'fair "26"' }, { at: justBefore(noon) })).toBe(false)
  expect(await world.ask({ kind: 'tagged', tag: 'fair' })).toBe(false)
  expect(await world.ask({ kind: 'tagged', tag: 'fair "26"' }, { of: world.samuli })).toBe(false)
})

describe('a field', () => {
  test('of the person: its own columns, and any other property as what it is', async () => {
    const world = await factWorld(db.pool)
    await db.pool.query(
      `update prospect set job_title = 'HR manager', stage = 'mql', owner_id = 'liisa', fields = $3
       where workspace_id = $1 and id = $2`,
      [
        world.workspaceId,
        world.maria,
        '{"employees": 150, "share": 1.50, "trial": true, "plan": "pro", "gone": null, "where": {"city": "Turku"}, "it\'s": "x", "huge": 100000000000000000000000}',
      ],
    )
    const field = (name: string): Fact => ({ kind: 'field', of: 'person', field: name })
    const names = ['firstName', 'jobTitle', 'stage', 'owner', 'source', 'employees', 'share', 'trial', 'plan', 'gone']
    const [answers] = await world.answers([{ claimed: world.claimed(world.maria), facts: names.map(field) }])
    expect(answers).toEqual(['Maria', 'HR manager', 'mql', 'liisa', '', 150, '1.50', true, 'pro', null])
    expect(await world.ask(field('where'))).toBe('{"city": "Turku"}')
    expect(await world.ask(field("it's"))).toBe('x')
    expect(await world.ask(field('huge'))).toBe('100000000000000000000000')
    expect(await world.ask(field('nowhere'))).toBe(null)
    expect(await world.ask(field('owner'), { of: world.samuli })).toBe(null)
    expect(await world.ask(field('firstName'), { of: -1 })).toBe(null)
  })

  test('of the company that the person names, whatever its case', async () => {
    const world = await factWorld(db.pool)
    await world.insert('company', {
      key: 'varis vaatteet oy',
      name: 'Varis Vaatteet Oy',
      domain: 'varis.example',
      fields: { industry: 'Retail', employees: 400, plan: 'company' },
    })
    await db.pool.query(
      `update prospect set company = ' VARIS vaatteet OY', fields = '{"plan":"person"}'
      where workspace_id = $1 and id = $2`,
      [world.workspaceId, world.maria],
    )
    await db.pool.query(`update prospect set company = '' where workspace_id = $1 and id = $2`, [
      world.workspaceId,
      world.samuli,
    ])
    const facts = ['industry', 'employees', 'domain', 'name', 'plan'].map(
      (field): Fact => ({ kind: 'field', of: 'company', field }),
    )
    facts.push({ kind: 'field', of: 'person', field: 'plan' })
    expect(
      await world.answers([
        { claimed: world.claimed(world.maria), facts },
        { claimed: world.claimed(world.samuli), facts },
      ]),
    ).toEqual([
      ['Retail', 400, 'varis.example', 'Varis Vaatteet Oy', 'company', 'person'],
      [null, null, null, null, null, null],
    ])
  })
})

describe.each(sinces)('downloaded since $since', ({ since, from }) => {
  const nodeId = 'here'
  test('counts from that moment to now, both of them included', async () => {
    const world = await factWorld(db.pool)
    const fileId = await addFile(db.pool, world.workspaceId, 'The second guide')
    const fact: Fact = { kind: 'downloaded', fileId, since, nodeId }
    await world.event(world.maria, 'file.downloaded', justBefore(from), { file_id: fileId })
    await world.event(world.maria, 'file.downloaded', justAfter(noon), { file_id: fileId })
    expect(await world.ask(fact)).toBe(false)
    expect(await world.ask({ ...fact, since: 'ever' })).toBe(true)
    await world.event(world.samuli, 'file.downloaded', from, { file_id: fileId })
    await world.event(world.anna, 'file.downloaded', noon, { file_id: fileId })
    expect(await world.ask(fact, { of: world.samuli })).toBe(true)
    expect(await world.ask(fact, { of: world.anna })).toBe(true)
    expect(await world.ask({ ...fact, fileId: fileId + 1 }, { of: world.anna })).toBe(false)
  })
})

test('a download by a machine is none', async () => {
  const world = await factWorld(db.pool)
  await world.event(world.maria, 'file.downloaded', noon, { file_id: 7, robot: true })
  expect(await world.ask({ kind: 'downloaded', fileId: 7, since: 'ever' })).toBe(false)
})

describe('happened', () => {
  const trial = (where: readonly PropertyTest[] = [], since: Since = 'entered', nodeId = 'here'): Fact => ({
    kind: 'happened',
    type: 'trial.started',
    where,
    since,
    nodeId,
  })

  test.each(sinces)('since $since counts from that moment to now, both included', async ({ since, from }) => {
    const world = await factWorld(db.pool)
    await world.event(world.maria, 'trial.started', justBefore(from))
    await world.event(world.maria, 'trial.started', justAfter(noon))
    expect(await world.ask(trial([], since))).toBe(false)
    expect(await world.ask(trial([], 'ever'))).toBe(true)
    await world.event(world.samuli, 'trial.started', from)
    await world.event(world.anna, 'trial.started', noon)
    expect(await world.ask(trial([], since), { of: world.samuli })).toBe(true)
    expect(await world.ask(trial([], since), { of: world.anna })).toBe(true)
  })

  test('since here is about the step where the person stands, and since now for any other', async () => {
    const world = await factWorld(db.pool)
    await world.event(world.maria, 'trial.started', noon)
    expect(await world.ask(trial([], 'here', 'here'))).toBe(true)
    expect(await world.ask(trial([], 'here', 'later'))).toBe(false)
  })

  test('all tests of the properties hold of one and the same event', async () => {
    const world = await factWorld(db.pool)
    const plan = (value: string): PropertyTest => ({ property: 'plan', operator: 'is', value })
    const seats = (value: string): PropertyTest => ({ property: 'seats', operator: 'atLeast', value })
    await world.event(world.maria, 'trial.started', noon, { properties: { plan: 'Pro', seats: 2, of: { plan: 'x' } } })
    await world.event(world.maria, 'trial.started', noon, { properties: { plan: 'free', seats: 40 } })
    expect(await world.ask(trial([plan('pro ')]))).toBe(true)
    expect(await world.ask(trial([plan('pro'), seats('2')]))).toBe(true)
    expect(await world.ask(trial([plan('pro'), seats('3')]))).toBe(false)
    expect(await world.ask(trial([{ property: 'of', operator: 'filled', value: '' }]))).toBe(false)
    expect(await world.ask(trial([{ property: 'missing', operator: 'isNot', value: 'x' }]))).toBe(true)
  })

  test('what a machine did is not counted', async () => {
    const world = await factWorld(db.pool)
    await world.event(world.maria, 'trial.started', noon, { robot: true })
    expect(await world.ask(trial())).toBe(false)
  })

  test('people of one batch who ask different things are told apart', async () => {
    const world = await factWorld(db.pool)
    await world.event(world.maria, 'trial.started', noon, { properties: { plan: 'pro' } })
    await world.event(world.samuli, 'trial.ended', noon)
    const pro = trial([{ property: 'plan', operator: 'is', value: 'pro' }])
    const ended: Fact = { kind: 'happened', type: 'trial.ended', where: [], since: 'ever' }
    const facts = [pro, ended]
    expect(
      await world.answers([
        { claimed: world.claimed(world.maria), facts },
        { claimed: world.claimed(world.samuli), facts: [...facts].reverse() },
        { claimed: world.claimed(world.maria), now: justBefore(noon), facts },
        { claimed: world.claimed(world.anna), facts: [ended] },
      ]),
    ).toEqual([[true, false], [true, false], [false, false], [false]])
  })
})

test('in an open opportunity: of the stage, worth at least, of the owner', async () => {
  const world = await factWorld(db.pool)
  const deal = (row: Readonly<Record<string, unknown>>) =>
    world.insert('opportunity', { name: 'Licence', stage: 'Proposal', created_at: noon, updated_at: noon, ...row })
  const fact = { kind: 'opportunity', stage: '', minAmount: 0, ownerId: '' } as const
  await deal({ prospect_id: world.maria, amount: 5000.5, owner_id: 'liisa' })
  await deal({ prospect_id: world.samuli, created_at: entered, closed_at: noon, won: true })
  expect(await world.ask(fact)).toBe(true)
  expect(await world.ask(fact, { at: justBefore(noon) })).toBe(false)
  expect(await world.ask({ ...fact, stage: ' proposal' })).toBe(true)
  expect(await world.ask({ ...fact, stage: 'won' })).toBe(false)
  expect(await world.ask({ ...fact, minAmount: 5000.5 })).toBe(true)
  expect(await world.ask({ ...fact, minAmount: 5000.51 })).toBe(false)
  expect(await world.ask({ ...fact, ownerId: 'liisa' })).toBe(true)
  expect(await world.ask({ ...fact, ownerId: 'antti' })).toBe(false)
  expect(await world.ask(fact, { of: world.samuli })).toBe(false)
  expect(await world.ask(fact, { of: world.samuli, at: justBefore(noon) })).toBe(true)
  expect(await world.ask(fact, { of: world.anna })).toBe(false)
})

test('inside a program now, or ever', async () => {
  const world = await factWorld(db.pool)
  const enrollment = (prospectId: number, row: Readonly<Record<string, unknown>>) =>
    world.insert('enrollment', {
      program_id: 4,
      version: 1,
      prospect_id: prospectId,
      node_id: 'n',
      entered_at: arrived,
      arrived_at: arrived,
      due_at: arrived,
      ...row,
    })
  const now: Fact = { kind: 'inProgram', programId: 4, ever: false }
  const ever: Fact = { ...now, ever: true }
  await enrollment(world.maria, {})
  await enrollment(world.samuli, { status: 'ended', ended_at: noon })
  const both = (of: number, at: Date) => Promise.all([world.ask(now, { of, at }), world.ask(ever, { of, at })])
  expect(await both(world.maria, justBefore(arrived))).toEqual([false, false])
  expect(await both(world.maria, arrived)).toEqual([true, true])
  expect(await both(world.samuli, justBefore(noon))).toEqual([true, true])
  expect(await both(world.samuli, noon)).toEqual([false, true])
  expect(await both(world.anna, noon)).toEqual([false, false])
  expect(await world.ask({ ...ever, programId: 5 })).toBe(false)
  await enrollment(world.samuli, { entry_key: '1', status: 'waiting' })
  expect(await both(world.samuli, noon)).toEqual([true, true])
})

describe('what a webhook answered', () => {
  const fact = (path: string): Fact => ({ kind: 'webhookAnswer', webhookNodeId: 'crm', path })
  async function called() {
    const world = await factWorld(db.pool)
    const call = (visit: number, row: Readonly<Record<string, unknown>> = {}) =>
      world.insert('webhook_call', {
        born_at: world.bornAt,
        enrollment_id: world.claimed(world.maria).id,
        visit,
        effect: 0,
        program_id: 1,
        version: 1,
        node_id: 'crm',
        prospect_id: world.maria,
        url: 'https://crm.example',
        state: 'done',
        due_at: arrived,
        done_at: noon,
        status: 200,
        answer: { company: { size: 40, 'fiscal year': '2026' }, tags: ['a', 'b'], ok: true, none: null },
        ...row,
      })
    return { ...world, call }
  }

  test('is found by its dotted path, from the moment of the answer', async () => {
    const { ask, call } = await called()
    expect(await ask(fact('status'))).toBe(null)
    await call(1)
    expect(await ask(fact('status'))).toBe(200)
    expect(await ask(fact('status'), { at: justBefore(noon) })).toBe(null)
    expect(await ask(fact('company.size'))).toBe(40)
    expect(await ask(fact('company.fiscal year'))).toBe('2026')
    expect(await ask(fact('tags.1'))).toBe('b')
    expect(await ask(fact('ok'))).toBe(true)
    expect(await ask(fact('none'))).toBe(null)
    expect(await ask(fact('company'))).toBe(null)
    expect(await ask(fact('company.nowhere.deeper'))).toBe(null)
  })

  test('is that of the last call of this step in this enrollment', async () => {
    const { ask, call, samuli } = await called()
    await call(1)
    await call(5, { status: 500, answer: null })
    await call(6, { node_id: 'other', status: 201 })
    expect(await ask(fact('status'))).toBe(500)
    expect(await ask(fact('company.size'))).toBe(null)
    expect(await ask(fact('status'), { of: samuli })).toBe(null)
    await call(9, { state: 'pending', done_at: null, status: null, answer: null })
    expect(await ask(fact('status'))).toBe(null)
  })
})

test('how often the enrollment has left a step by an outlet', async () => {
  const world = await factWorld(db.pool)
  const step = (visit: number, node: string, outlet: string, enrollment = world.claimed(world.maria).id) =>
    world.insert('step', {
      enrollment_id: enrollment,
      visit,
      program_id: 1,
      version: 1,
      node_id: node,
      outlet,
      arrived_at: arrived,
      at: noon,
    })
  const fact: Fact = { kind: 'passes', nodeId: 'again', outlet: 'repeat' }
  const early = { bornAt: '2026-01-01 00:00:00+00' }
  expect(await world.ask(fact, early)).toBe(0)
  await step(0, 'again', 'repeat')
  await step(2, 'again', 'repeat')
  await step(4, 'again', 'then')
  await step(5, 'other', 'repeat')
  await step(0, 'again', 'repeat', 1)
  expect(await world.ask(fact, early)).toBe(2)
  expect(await world.ask({ ...fact, outlet: 'then' }, early)).toBe(1)
})

test('people of another workspace are nobody, whatever is asked of them', async () => {
  const ours = await factWorld(db.pool)
  const theirs = await factWorld(db.pool)
  await db.pool.query('update prospect set score = 5, grade = 5 where workspace_id = $1', [theirs.workspaceId])
  await theirs.insert('prospect_tag', { prospect_id: theirs.maria, tag: 'vip', at: entered })
  await theirs.event(theirs.maria, 'trial.started', noon)
  const facts: Fact[] = [
    { kind: 'score' },
    { kind: 'grade' },
    { kind: 'tagged', tag: 'vip' },
    { kind: 'field', of: 'person', field: 'firstName' },
    { kind: 'happened', type: 'trial.started', where: [], since: 'ever' },
  ]
  expect(await ours.answers([{ claimed: ours.claimed(theirs.maria), facts }])).toEqual([[0, 0, false, null, false]])
  expect(await theirs.answers([{ claimed: theirs.claimed(theirs.maria), facts }])).toEqual([
    [5, 5, true, 'Maria', true],
  ])
})
