import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { enroll } from '#engine/intake/enroll.ts'
import { joinList } from '#engine/intake/joinList.ts'
import { type NewEvent, recordEvents } from '#engine/intake/recordEvents.ts'
import type { Graph } from '#engine/program/graph.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { addFile, addList, addProgram, addProspects, addTrigger, addWorkspace, one, within } from './ground.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

const noon = new Date('2026-11-02T10:00:00Z')
const empty: Graph = { format: 1, nodes: {}, edges: {} }

async function ground() {
  const workspaceId = await addWorkspace(db.pool)
  const listId = await addList(db.pool, workspaceId, 'Downloaded the guide')
  const programId = await addProgram(db.pool, workspaceId, empty)
  await addTrigger(db.pool, workspaceId, { listId, programId, nodeId: 'start' })
  const prospectIds = await addProspects(db.pool, workspaceId, 20)
  const join = (ids: readonly number[]) => within(db.pool, (client) => joinList(client, workspaceId, listId, ids, noon))
  const entered = () =>
    one(db.pool, `select coalesce(sum(n), 0) from tally_delta where workspace_id = $1 and measure = 'entered'`, [
      workspaceId,
    ])
  const enrollments = () => one(db.pool, 'select count(*) from enrollment where workspace_id = $1', [workspaceId])
  return { workspaceId, listId, programId, prospectIds, join, entered, enrollments }
}

describe('joining a list', () => {
  test('enters the programs that the list feeds, due at once', async () => {
    const { workspaceId, prospectIds, join, entered } = await ground()
    expect(await join(prospectIds)).toEqual({ joined: 20, entered: 20 })
    expect(await entered()).toBe(20)
    const due = await one(
      db.pool,
      `select count(*) from enrollment where workspace_id = $1 and status = 'waiting' and node_id = 'start' and visit = 0
       and due_at = $2 and entered_at = $2 and arrived_at = $2 and entry_key = ''`,
      [workspaceId, noon],
    )
    expect(due).toBe(20)
  })

  test('joining twice enters once', async () => {
    const { prospectIds, join, entered, enrollments } = await ground()
    await join(prospectIds.slice(0, 15))
    expect(await join(prospectIds)).toEqual({ joined: 5, entered: 5 })
    expect(await join(prospectIds)).toEqual({ joined: 0, entered: 0 })
    expect(await entered()).toBe(20)
    expect(await enrollments()).toBe(20)
  })

  test('many joins at the same moment, in any order, enter everybody once', async () => {
    const { prospectIds, join, entered, enrollments } = await ground()
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => join(n % 2 ? prospectIds : prospectIds.toReversed())),
    )
    expect(answers.reduce((sum, answer) => sum + answer.entered, 0)).toBe(20)
    expect(await entered()).toBe(20)
    expect(await enrollments()).toBe(20)
  })

  test('two lists of one program enter a person once, and counts only one entry', async () => {
    const { workspaceId, programId, prospectIds, join, entered, enrollments } = await ground()
    const second = await addList(db.pool, workspaceId, 'Met at the fair')
    await addTrigger(db.pool, workspaceId, { listId: second, programId, nodeId: 'start' })
    await join(prospectIds)
    const answer = await within(db.pool, (client) => joinList(client, workspaceId, second, prospectIds, noon))
    expect(answer).toEqual({ joined: 20, entered: 0 })
    expect(await entered()).toBe(20)
    expect(await enrollments()).toBe(20)
  })

  test('a draft or an ended program takes nobody in; a paused one does, so that the pause loses nobody', async () => {
    for (const [status, expected] of [
      ['draft', 0],
      ['ended', 0],
      ['paused', 20],
    ] as const) {
      const { workspaceId, programId, prospectIds, join } = await ground()
      await db.pool.query(`update program set status = $3 where workspace_id = $1 and id = $2`, [
        workspaceId,
        programId,
        status,
      ])
      expect(await join(prospectIds)).toEqual({ joined: 20, entered: expected })
    }
  })

  test('people of another workspace join nothing', async () => {
    const ours = await ground()
    const theirs = await ground()
    expect(await ours.join(theirs.prospectIds)).toEqual({ joined: 0, entered: 0 })
    const entered = await within(db.pool, (client) =>
      enroll(client, {
        workspaceId: ours.workspaceId,
        programId: ours.programId,
        version: 1,
        nodeId: 'start',
        prospectIds: theirs.prospectIds,
        now: noon,
      }),
    )
    expect(entered).toBe(0)
  })

  test('who joins while a publication is under way is seen by one of the two', async () => {
    const workspaceId = await addWorkspace(db.pool)
    const listId = await addList(db.pool, workspaceId, 'Downloaded the guide')
    const programId = await addProgram(db.pool, workspaceId, empty)
    const [person] = (await addProspects(db.pool, workspaceId, 1)) as [number]
    const publisher = await db.pool.connect()
    await publisher.query('begin')
    await publisher.query('select 1 from list where workspace_id = $1 and id = $2 for update', [workspaceId, listId])
    const joining = within(db.pool, (client) => joinList(client, workspaceId, listId, [person], noon))
    await vi.waitUntil(
      () =>
        one(
          db.pool,
          `select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        ),
      { timeout: 10_000 },
    )
    await publisher.query(
      `insert into entry_trigger (workspace_id, cue, program_id, version, node_id) values ($1, 'list:' || $2::int, $3, 1, 'start')`,
      [workspaceId, listId, programId],
    )
    await publisher.query('commit')
    publisher.release()
    expect(await joining).toEqual({ joined: 1, entered: 1 })
  })
})

describe('recording events', () => {
  const event = (prospectId: number, type: string, more: Partial<NewEvent> = {}): NewEvent => ({
    prospectId,
    type,
    properties: {},
    at: noon,
    ...more,
  })

  async function people(count: number) {
    const workspaceId = await addWorkspace(db.pool)
    const prospectIds = await addProspects(db.pool, workspaceId, count)
    const record = (events: NewEvent[]) => within(db.pool, (client) => recordEvents(client, workspaceId, events))
    const rule = (type: string, points: number, fileId: number | null = null, pathPart = '', active = true) =>
      db.pool.query(
        `insert into score_rule (workspace_id, event_type, points, file_id, path_part, active) values ($1, $2, $3, $4, $5, $6)`,
        [workspaceId, type, points, fileId, pathPart, active],
      )
    const score = (id: number) =>
      one(db.pool, 'select score from prospect where workspace_id = $1 and id = $2', [workspaceId, id])
    return { workspaceId, prospectIds, record, rule, score }
  }

  test('the same key is taken once: inside a batch, later, and by callers at the same moment', async () => {
    const { workspaceId, prospectIds, record } = await people(2)
    const [anna, maria] = prospectIds as [number, number]
    const twice = [event(anna, 'form.submitted', { key: 'k1' }), event(maria, 'form.submitted', { key: 'k1' })]
    expect(await record(twice)).toEqual({ recorded: 1, repeated: 1 })
    expect(await record(twice)).toEqual({ recorded: 0, repeated: 2 })
    const answers = await Promise.all(Array.from({ length: 8 }, () => record([event(anna, 'demo', { key: 'k2' })])))
    expect(answers.filter((answer) => answer.recorded === 1)).toHaveLength(1)
    expect(await one(db.pool, 'select count(*) from event where workspace_id = $1', [workspaceId])).toBe(2)
  })

  test('events without a key are each their own', async () => {
    const { prospectIds, record } = await people(1)
    const [anna] = prospectIds as [number]
    expect(await record([event(anna, 'demo'), event(anna, 'demo')])).toEqual({ recorded: 2, repeated: 0 })
  })

  test('points are given by type, file and path, with the reason kept', async () => {
    const { workspaceId, prospectIds, record, rule, score } = await people(1)
    const [anna] = prospectIds as [number]
    const guide = await addFile(db.pool, workspaceId, 'The second guide')
    const other = await addFile(db.pool, workspaceId, 'Price list')
    await rule('file.downloaded', 10)
    await rule('file.downloaded', 15, guide)
    await rule('page.visited', 5, null, '/Pricing')
    await rule('page.visited', 100, null, '', false)
    await record([
      event(anna, 'file.downloaded', { fileId: guide }),
      event(anna, 'file.downloaded', { fileId: other }),
      event(anna, 'page.visited', { properties: { path: '/en/pricing?x=1' } }),
      event(anna, 'page.visited', { properties: { path: '/blog' } }),
    ])
    expect(await score(anna)).toBe(10 + 15 + 10 + 5)
    const { rows } = await db.pool.query(
      `select c.points, c.reason, c.rule_id is not null and c.event_id is not null as traced
       from score_change c where workspace_id = $1 order by c.points`,
      [workspaceId],
    )
    expect(rows).toEqual([
      { points: 5, reason: 'page.visited', traced: true },
      { points: 10, reason: 'file.downloaded', traced: true },
      { points: 10, reason: 'file.downloaded', traced: true },
      { points: 15, reason: 'file.downloaded', traced: true },
    ])
  })

  test('a score is the sum of its reasons, however many events arrive at once', async () => {
    const { workspaceId, prospectIds, record, rule, score } = await people(5)
    await rule('email.clicked', 3)
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        record((n % 2 ? prospectIds : prospectIds.toReversed()).map((id) => event(id, 'email.clicked'))),
      ),
    )
    for (const id of prospectIds) expect(await score(id)).toBe(36)
    const kept = await one(db.pool, 'select sum(points) from score_change where workspace_id = $1', [workspaceId])
    expect(kept).toBe(5 * 36)
  })

  test('a message keeps its first click and its first download', async () => {
    const { workspaceId, prospectIds, record } = await people(1)
    const [anna] = prospectIds as [number]
    const messageId = await one(
      db.pool,
      `insert into message (workspace_id, kind, enrollment_id, due_at) values ($1, 'marketing', 1, $2) returning id`,
      [workspaceId, noon],
    )
    const later = (hours: number) => new Date(noon.getTime() + hours * 3_600_000)
    await record([event(anna, 'email.clicked', { messageId, at: later(2) })])
    await record([
      event(anna, 'email.clicked', { messageId, at: later(3) }),
      event(anna, 'file.downloaded', { messageId, at: later(5) }),
      event(anna, 'file.downloaded', { messageId, at: later(4) }),
    ])
    const { rows } = await db.pool.query('select clicked_at, downloaded_at from message where workspace_id = $1', [
      workspaceId,
    ])
    expect(rows).toEqual([{ clicked_at: later(2), downloaded_at: later(4) }])
    const active = await db.pool.query('select last_active_at from prospect where workspace_id = $1', [workspaceId])
    expect(active.rows).toEqual([{ last_active_at: later(5) }])
  })

  test('people of another workspace are left out and their key stays free', async () => {
    const ours = await people(1)
    const theirs = await people(1)
    const [anna] = ours.prospectIds as [number]
    const [stranger] = theirs.prospectIds as [number]
    expect(await ours.record([event(stranger, 'demo', { key: 'k' })])).toEqual({ recorded: 0, repeated: 0 })
    expect(await ours.record([event(anna, 'demo', { key: 'k' })])).toEqual({ recorded: 1, repeated: 0 })
  })

  test('the first opening and reply are kept too, also when an earlier one arrives late', async () => {
    const { workspaceId, prospectIds, record } = await people(1)
    const [anna] = prospectIds as [number]
    const messageId = await one(
      db.pool,
      `insert into message (workspace_id, kind, enrollment_id, due_at) values ($1, 'marketing', 1, $2) returning id`,
      [workspaceId, noon],
    )
    const later = (hours: number) => new Date(noon.getTime() + hours * 3_600_000)
    await record([event(anna, 'email.opened', { messageId, at: later(2) })])
    await record([event(anna, 'email.replied', { messageId, at: later(3) })])
    await record([event(anna, 'email.opened', { messageId, at: later(1) })])
    const { rows } = await db.pool.query(
      'select opened_at, replied_at, clicked_at, downloaded_at from message where workspace_id = $1',
      [workspaceId],
    )
    expect(rows).toEqual([{ opened_at: later(1), replied_at: later(3), clicked_at: null, downloaded_at: null }])
  })

  test('what a machine did is kept, and is worth nothing', async () => {
    const { workspaceId, prospectIds, record, rule, score } = await people(1)
    const [anna] = prospectIds as [number]
    await rule('email.clicked', 10)
    const messageId = await one(
      db.pool,
      `insert into message (workspace_id, kind, enrollment_id, due_at) values ($1, 'marketing', 1, $2) returning id`,
      [workspaceId, noon],
    )
    expect(await record([event(anna, 'email.clicked', { messageId, robot: true })])).toEqual({
      recorded: 1,
      repeated: 0,
    })
    expect(await score(anna)).toBe(0)
    const { rows } = await db.pool.query(
      `select e.robot, m.clicked_at, p.last_active_at from event e
       join message m on m.workspace_id = $1 and m.id = e.message_id
       join prospect p on p.workspace_id = $1 and p.id = e.prospect_id where e.workspace_id = $1`,
      [workspaceId],
    )
    expect(rows).toEqual([{ robot: true, clicked_at: null, last_active_at: null }])
  })

  test('is announced to whoever waits: the event, its form, and the score when points were given', async () => {
    const { workspaceId, prospectIds, record, rule } = await people(1)
    const [anna] = prospectIds as [number]
    await rule('form.submitted', 10)
    await db.pool.query(
      `insert into listener (workspace_id, cue, program_id, version, node_id)
       select $1, cue, 1, 1, 'wait' from unnest($2::text[]) cue`,
      [workspaceId, ['event:form.submitted', 'form:4', 'score', 'event:demo']],
    )
    await db.pool.query(
      `insert into entry_trigger (workspace_id, cue, program_id, version, node_id) values ($1, 'event:page.visited', 1, 1, 'n')`,
      [workspaceId],
    )
    const signals = async () => {
      const { rows } = await db.pool.query('delete from signal where workspace_id = $1 returning cue, detail, at, id', [
        workspaceId,
      ])
      return rows.sort((a, b) => a.id - b.id).map(({ cue, detail }) => [cue, detail])
    }
    const submitted = event(anna, 'form.submitted', { key: 'k', properties: { formId: 4, plan: 'pro' } })
    await record([submitted])
    expect(await signals()).toEqual([
      ['event:form.submitted', { formId: 4, plan: 'pro' }],
      ['form:4', { formId: 4, plan: 'pro' }],
      ['score', { points: 10 }],
    ])
    await record([submitted])
    await record([
      event(anna, 'page.visited', { robot: true }),
      event(anna, 'form.submitted', { properties: { formId: 'x' } }),
    ])
    expect((await signals()).map(([cue]) => cue)).toEqual(['event:form.submitted', 'score'])
    await record([event(anna, 'form.submitted', { properties: { formId: ' 4' } })])
    expect((await signals()).map(([cue]) => cue)).toEqual(['event:form.submitted', 'form:4', 'score'])
    await record([event(anna, 'demo', { robot: true })])
    expect(await signals()).toEqual([['event:demo', { wakesOnly: true }]])
  })
})
