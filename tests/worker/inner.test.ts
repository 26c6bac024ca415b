import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Effect } from '#engine/nodes/effect.ts'
import { inTransaction } from '#engine/worker/inTransaction.ts'
import { perform } from '#engine/worker/performers.ts'
import { settle } from '#engine/worker/settle/settle.ts'
import { emptyTodo } from '#engine/worker/todo.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { countStatements } from './countStatements.ts'
import { factWorld, noon } from './factWorld.ts'
import { addList, addMember, addProgram, one } from './ground.ts'
import { draw, node } from './guideFollowUp.ts'

// What the steps of a batch change of people, and ask of other programs and systems.

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

type Asked = readonly [prospectId: number, effect: Effect]

async function ground() {
  const world = await factWorld(db.pool)
  const { workspaceId, maria, samuli, anna } = world
  const listens = (...cues: string[]) =>
    db.pool.query(
      `insert into listener (workspace_id, cue, program_id, version, node_id)
       select $1, cue, 1, 1, 'wait' from unnest($2::text[]) cue`,
      [workspaceId, cues],
    )
  let visit = 0
  return {
    ...world,
    listens,
    /** Settles the effects of one batch, each as the first of a visit of its own. `again`: the same visits as before. */
    settle: async (asked: readonly Asked[], { again = false } = {}) => {
      const todo = emptyTodo()
      if (again) visit -= asked.length
      for (const [prospectId, effect] of asked)
        perform(todo, {
          claimed: world.claimed(prospectId),
          nodeId: 'n',
          visit: visit++,
          index: 0,
          effect,
          at: noon.getTime(),
        })
      const { statements } = await inTransaction(db.pool, (client) =>
        countStatements(client, () => settle(client, workspaceId, todo)),
      )
      return statements
    },
    person: async (prospectId: number) => {
      const { rows } = await db.pool.query(
        `select first_name as "firstName", company, company_key as "companyKey", job_title as "jobTitle", stage, fields, score, grade,
           mails_per_week as "mailsPerWeek", owner_id as "ownerId" from prospect where workspace_id = $1 and id = $2`,
        [workspaceId, prospectId],
      )
      return rows[0]
    },
    signals: async () => {
      const { rows } = await db.pool.query<{ id: number; cue: string; detail: object; at: Date }>(
        'select prospect_id as id, cue, detail, at from signal where workspace_id = $1 order by cue, prospect_id',
        [workspaceId],
      )
      return rows.map(({ id, cue, detail }) => ({
        who: { [maria]: 'maria', [samuli]: 'samuli', [anna]: 'anna' }[id],
        cue,
        detail,
      }))
    },
    rows: async (sql: string) => (await db.pool.query(sql, [workspaceId])).rows,
    count: (sql: string) => one(db.pool, `select count(*) ${sql}`, [workspaceId]),
  }
}

const set = (field: string, value: string | number | boolean | null): Effect => ({ kind: 'field.set', field, value })
const increment = (field: string, by: number): Effect => ({ kind: 'field.increment', field, by })

describe('fields', () => {
  test('built-in ones are columns, others are properties of the person’s own, kept as texts', async () => {
    const { settle, person, maria, samuli } = await ground()
    await settle([
      [maria, set('jobTitle', 'CEO')],
      [maria, set('stage', 'mql')],
      [maria, set('firstName', null)],
      [maria, set('plan', 'pro')],
      [maria, set('seats', 3)],
      [maria, set('trial', true)],
      [samuli, set('plan', 'free')],
    ])
    expect(await person(maria)).toMatchObject({
      jobTitle: 'CEO',
      stage: 'mql',
      firstName: '',
      fields: { plan: 'pro', seats: '3', trial: 'true' },
    })
    expect(await person(samuli)).toMatchObject({ jobTitle: '', stage: 'prospect', fields: { plan: 'free' } })
    await settle([
      [maria, set('plan', null)],
      [maria, set('stage', null)],
    ])
    expect(await person(maria)).toMatchObject({ stage: 'prospect', fields: { seats: '3', trial: 'true' } })
  })

  test('several changes of one field come out as if done one after the other', async () => {
    const { settle, person, maria, samuli, workspaceId } = await ground()
    await db.pool.query(
      `update prospect set fields = '{"visits": "1 000,5", "note": "x"}' where workspace_id = $1 and id = $2`,
      [workspaceId, samuli],
    )
    await settle([
      [maria, increment('visits', 2)],
      [samuli, increment('visits', 0.1)],
      [maria, set('visits', 40)],
      [samuli, increment('note', -1)],
      [maria, increment('visits', 0.1)],
      [maria, increment('visits', 0.2)],
    ])
    expect((await person(maria)).fields).toEqual({ visits: '40.3' })
    expect((await person(samuli)).fields).toEqual({ visits: '1000.6', note: '-1' })
  })

  test('a new company has its key, and other fields of a company', async () => {
    const { settle, person, maria, insert, listens, signals } = await ground()
    await insert('company', { key: 'esko oy', name: 'Esko Oy', fields: { industry: 'Software', size: 4 } })
    await listens('field:company.industry')
    await settle([[maria, set('company', ' Esko Oy')]])
    expect(await person(maria)).toMatchObject({ companyKey: 'esko oy' })
    expect(await signals()).toEqual([{ who: 'maria', cue: 'field:company.industry', detail: { to: 'Software' } }])
  })

  test('what changed is announced with what it was, once and only when it differs in the end', async () => {
    const { settle, maria, samuli, listens, signals, workspaceId } = await ground()
    await db.pool.query(`update prospect set fields = '{"plan": "pro"}' where workspace_id = $1 and id = $2`, [
      workspaceId,
      samuli,
    ])
    await listens('field:person.plan')
    await settle([
      [maria, set('plan', 'free')],
      [maria, set('plan', 'pro')],
      [samuli, set('plan', 'free')],
      [samuli, set('plan', 'pro')],
      [maria, set('seats', 2)],
    ])
    expect(await signals()).toEqual([{ who: 'maria', cue: 'field:person.plan', detail: { from: null, to: 'pro' } }])
  })

  test('fit follows the fields', async () => {
    const { settle, person, maria, samuli, insert, listens, signals } = await ground()
    await insert('grade_rule', { of: 'person', field: 'jobTitle', operator: 'is', value: 'CEO', points: 50 })
    await listens('grade')
    await settle([
      [maria, set('jobTitle', 'CEO')],
      [samuli, set('jobTitle', 'HR')],
    ])
    expect((await person(maria)).grade).toBe(50)
    expect(await signals()).toEqual([{ who: 'maria', cue: 'grade', detail: {} }])
  })
})

test('points are given and taken with their reason', async () => {
  const { settle, person, maria, samuli, listens, signals, rows } = await ground()
  await listens('score')
  await settle([
    [maria, { kind: 'score.change', points: 30 }],
    [maria, { kind: 'score.change', points: -10 }],
    [samuli, { kind: 'score.change', points: 5 }],
    [-1, { kind: 'score.change', points: 5 }],
  ])
  expect((await person(maria)).score).toBe(20)
  expect((await person(samuli)).score).toBe(5)
  expect(await rows('select points, reason, at from score_change where workspace_id = $1 order by id')).toEqual(
    [30, -10, 5].map((points) => ({ points, reason: 'program', at: noon })),
  )
  expect((await signals()).map(({ who }) => who)).toEqual(['maria', 'maria', 'samuli'])
})

test('of tags, the last word counts, and only what changed is announced', async () => {
  const { settle, maria, samuli, insert, listens, signals, rows } = await ground()
  await insert('prospect_tag', { prospect_id: samuli, tag: 'vip', at: noon })
  await insert('prospect_tag', { prospect_id: maria, tag: 'old', at: noon })
  await listens('tag')
  await settle([
    [maria, { kind: 'tag.add', tag: 'vip' }],
    [maria, { kind: 'tag.add', tag: 'gone' }],
    [maria, { kind: 'tag.remove', tag: 'gone' }],
    [maria, { kind: 'tag.remove', tag: 'old' }],
    [samuli, { kind: 'tag.add', tag: 'vip' }],
    [-1, { kind: 'tag.add', tag: 'vip' }],
  ])
  expect(await rows('select prospect_id as id, tag from prospect_tag where workspace_id = $1 order by 1')).toEqual([
    { id: maria, tag: 'vip' },
    { id: samuli, tag: 'vip' },
  ])
  expect((await signals()).map(({ who, detail }) => [who, detail])).toEqual([
    ['maria', { tag: 'vip', tagged: true }],
    ['maria', { tag: 'old', tagged: false }],
  ])
})

describe('lists', () => {
  test('joining one lets people into the programs that it feeds, and wakes who waits for it; so does leaving', async () => {
    const { settle, maria, samuli, workspaceId, listens, signals, count } = await ground()
    const listId = await addList(db.pool, workspaceId, 'Warm')
    const programId = await addProgram(
      db.pool,
      workspaceId,
      draw([node('start', 'entry', { trigger: { kind: 'list', listId } })], []),
    )
    await listens(`list:${listId}`)
    await settle([
      [maria, { kind: 'list.add', listId }],
      [samuli, { kind: 'list.remove', listId }],
    ])
    expect(await count(`from enrollment where workspace_id = $1 and program_id = ${programId}`)).toBe(1)
    expect(await signals()).toEqual([{ who: 'maria', cue: `list:${listId}`, detail: { wakesOnly: true } }])
    await settle([[maria, { kind: 'list.remove', listId }]])
    expect(await count('from list_member where workspace_id = $1')).toBe(0)
    expect((await signals()).map(({ who }) => who)).toEqual(['maria', 'maria'])
  })

  test('who joins and leaves in one go has joined; who leaves and joins is on it', async () => {
    const { settle, maria, samuli, workspaceId, count, insert } = await ground()
    const listId = await addList(db.pool, workspaceId, 'Warm')
    await addProgram(db.pool, workspaceId, draw([node('start', 'entry', { trigger: { kind: 'list', listId } })], []))
    await insert('list_member', { list_id: listId, prospect_id: samuli, joined_at: noon })
    await settle([
      [maria, { kind: 'list.add', listId }],
      [maria, { kind: 'list.remove', listId }],
      [samuli, { kind: 'list.remove', listId }],
      [samuli, { kind: 'list.add', listId }],
    ])
    expect(await count(`from enrollment where workspace_id = $1 and prospect_id = ${maria}`)).toBe(1)
    expect(await count(`from list_member where workspace_id = $1 and prospect_id = ${samuli}`)).toBe(1)
    expect(await count('from list_member where workspace_id = $1')).toBe(1)
  })
})

test('how many emails a week: the last word counts, null takes the cap away', async () => {
  const { settle, person, maria, samuli } = await ground()
  await settle([
    [maria, { kind: 'frequency.set', mailsPerWeek: 5 }],
    [maria, { kind: 'frequency.set', mailsPerWeek: 1 }],
    [samuli, { kind: 'frequency.set', mailsPerWeek: 2 }],
  ])
  expect((await person(maria)).mailsPerWeek).toBe(1)
  await settle([[samuli, { kind: 'frequency.set', mailsPerWeek: null }]])
  expect((await person(samuli)).mailsPerWeek).toBe(null)
})

describe('tasks', () => {
  const task = (owner: { kind: 'ownerOrRoundRobin' } | { kind: 'member'; userId: string }): Effect => ({
    kind: 'task.create',
    owner,
    title: 'Call',
    dueInDays: 2,
  })
  const anybody = { kind: 'ownerOrRoundRobin' } as const

  test('go to the member who is named, else to who looks after the prospect, else to the sellers in turn', async () => {
    const { settle, maria, samuli, anna, workspaceId, rows } = await ground()
    const [liisa, antti] = [`liisa${workspaceId}`, `antti${workspaceId}`]
    await addMember(db.pool, workspaceId, liisa, 'sales')
    await addMember(db.pool, workspaceId, antti, 'sales')
    await db.pool.query('update prospect set owner_id = $3 where workspace_id = $1 and id = $2', [
      workspaceId,
      maria,
      antti,
    ])
    await settle([
      [maria, task(anybody)],
      [samuli, task(anybody)],
      [anna, task(anybody)],
      [maria, task({ kind: 'member', userId: liisa })],
      [samuli, task({ kind: 'member', userId: 'nobody' })],
    ])
    const tasks =
      await rows(`select prospect_id as id, owner_id as owner, title, due_at as due, created_at as at from task
      where workspace_id = $1 order by task.id`)
    expect(tasks.map(({ id, owner }) => [id, owner])).toEqual([
      [maria, antti],
      [samuli, liisa],
      [anna, antti],
      [maria, liisa],
      [samuli, liisa],
    ])
    expect(tasks[0]).toMatchObject({ title: 'Call', at: noon, due: new Date('2026-11-04T12:00:00Z') })
    await settle([[samuli, task(anybody)]])
    expect((await rows('select owner_id as owner from task where workspace_id = $1 order by id')).at(-1)).toEqual({
      owner: antti,
    })
  })

  test('go to the seller who got the lead in the same batch', async () => {
    const { settle, maria, workspaceId, rows } = await ground()
    const liisa = await addMember(db.pool, workspaceId, `liisa${workspaceId}`, 'sales')
    await settle([
      [maria, task(anybody)],
      [maria, { kind: 'lead.create', owner: anybody, urgent: false, contactWithinHours: 24 }],
    ])
    expect(await rows('select owner_id as owner from task where workspace_id = $1')).toEqual([{ owner: liisa }])
  })

  test('a workspace without sellers keeps a task that nobody looks after', async () => {
    const { settle, maria, rows } = await ground()
    await settle([[maria, task(anybody)]])
    expect(await rows('select owner_id as owner from task where workspace_id = $1')).toEqual([{ owner: null }])
  })
})

test('a hand-off announces the stage and the owner that it changed', async () => {
  const { settle, maria, samuli, workspaceId, listens, signals } = await ground()
  const liisa = await addMember(db.pool, workspaceId, `liisa${workspaceId}`, 'sales')
  await db.pool.query(`update prospect set owner_id = $3, stage = 'customer' where workspace_id = $1 and id = $2`, [
    workspaceId,
    samuli,
    liisa,
  ])
  await listens('field:person.stage', 'field:person.owner')
  const lead: Effect = {
    kind: 'lead.create',
    owner: { kind: 'ownerOrRoundRobin' },
    urgent: false,
    contactWithinHours: 24,
  }
  await settle([
    [maria, lead],
    [samuli, lead],
  ])
  expect(await signals()).toEqual([
    { who: 'maria', cue: 'field:person.owner', detail: { from: null, to: liisa } },
    { who: 'maria', cue: 'field:person.stage', detail: { from: 'prospect', to: 'lead' } },
  ])
})

test('webhooks, other programs and tasks are asked once, however often the same step is written', async () => {
  const { settle, maria, rows, bornAt, claimed } = await ground()
  const asked: Asked[] = [
    [maria, { kind: 'webhook.call', url: 'https://crm.example/hook' }],
    [maria, { kind: 'program.start', programId: 7 }],
    [maria, { kind: 'program.stop', programId: 8 }],
    [maria, { kind: 'task.create', owner: { kind: 'ownerOrRoundRobin' }, title: 'Call', dueInDays: null }],
  ]
  await settle(asked)
  await settle(asked, { again: true })
  const of = { enrollment: claimed(maria).id, prospect: maria, effect: 0 }
  expect(
    await rows(`select enrollment_id as enrollment, prospect_id as prospect, effect, node_id as node, url, state, due_at as due,
      born_at = '${bornAt}' as "bornWithIt" from webhook_call where workspace_id = $1`),
  ).toEqual([{ ...of, node: 'n', url: 'https://crm.example/hook', state: 'pending', due: noon, bornWithIt: true }])
  expect(
    await rows(`select enrollment_id as enrollment, prospect_id as prospect, effect, kind, program_id as program, at
      from command where workspace_id = $1 order by id`),
  ).toEqual([
    { ...of, kind: 'start', program: 7, at: noon },
    { ...of, kind: 'stop', program: 8, at: noon },
  ])
  expect(await rows('select due_at from task where workspace_id = $1')).toEqual([{ due_at: null }])
})

test('a batch of a thousand takes as many statements as one of three', async () => {
  const { settle, workspaceId, maria, samuli, anna } = await ground()
  const listId = await addList(db.pool, workspaceId, 'Warm')
  await addProgram(db.pool, workspaceId, draw([node('start', 'entry', { trigger: { kind: 'list', listId } })], []))
  await addMember(db.pool, workspaceId, `liisa${workspaceId}`, 'sales')
  const all = (who: number): Asked[] =>
    (
      [
        { kind: 'list.add', listId },
        { kind: 'tag.add', tag: 'vip' },
        set('plan', 'pro'),
        increment('visits', 1),
        { kind: 'score.change', points: 5 },
        { kind: 'frequency.set', mailsPerWeek: 2 },
        { kind: 'task.create', owner: { kind: 'ownerOrRoundRobin' }, title: 'Call', dueInDays: 1 },
        { kind: 'webhook.call', url: 'https://crm.example' },
        { kind: 'program.start', programId: 7 },
        { kind: 'lead.create', owner: { kind: 'ownerOrRoundRobin' }, urgent: false, contactWithinHours: 4 },
      ] as const
    ).map((effect) => [who, effect])
  const few = await settle([maria, samuli, anna].flatMap(all))
  const { rows } = await db.pool.query<{ id: number }>(
    `insert into prospect (workspace_id, email, email_key)
     select $1, 'm' || n || '@x.example', 'm' || n || '@x.example' from generate_series(1, 1000) n returning id`,
    [workspaceId],
  )
  const many = await settle(rows.flatMap(({ id }) => all(Number(id))))
  expect(few).toBeGreaterThan(10)
  expect(many).toBeLessThanOrEqual(few + 3)
})
