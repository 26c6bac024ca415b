import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { announce } from '#engine/intake/announce.ts'
import { admits } from '#engine/nodes/admits.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { within } from './ground.ts'
import { DAY, drawing, entry, livesIn, node } from './lives.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

/** start ─ stay (1000 days) ─ done, let in by this. */
const lettingIn = (trigger: Parameters<typeof entry>[1], policy?: Parameters<typeof drawing>[2]) =>
  drawing(
    [entry('start', trigger), node('stay', 'wait', { duration: { amount: 1000, unit: 'days' } }), node('done', 'end')],
    ['start > stay > done'],
    policy,
  )

describe('people come in', () => {
  test('when they do something whose properties are so', async () => {
    const world = await livesIn(db.pool)
    const [pro, basic, other] = (await world.people(3)) as [number, number, number]
    const where = [
      { property: 'plan', operator: 'is', value: 'Pro' },
      { property: 'seats', operator: 'atLeast', value: '3' },
    ]
    await world.program(lettingIn({ kind: 'event', type: 'trial.started', where }))
    await world.happen([pro], 'trial.started', { properties: { plan: 'pro', seats: 5 } })
    await world.happen([basic], 'trial.started', { properties: { plan: 'pro', seats: 2 } })
    await world.happen([other], 'trial.ended', { properties: { plan: 'pro', seats: 5 } })
    await world.run()
    expect(await world.where(pro)).toEqual(['stay waiting'])
    expect(await world.where(basic)).toEqual([])
    expect(await world.where(other)).toEqual([])
    const [entered] = await world.rows<{ same: boolean }>(
      `select e.entered_at = v.at as same from enrollment e join event v using (workspace_id, prospect_id)
       where e.workspace_id = $1`,
    )
    expect(entered).toEqual({ same: true })
    expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  })

  test('when a field of theirs has become so', async () => {
    const world = await livesIn(db.pool)
    const [retail, media, first] = (await world.people(3)) as [number, number, number]
    await world.program(lettingIn({ kind: 'field', field: 'industry', operator: 'is', value: 'retail' }))
    const cue = 'field:person.industry'
    await world.announce([retail], cue, { from: 'Media', to: 'Retail' })
    await world.announce([media], cue, { from: 'Retail', to: 'Media' })
    await world.announce([first], cue, { from: null, to: ['Retail'] })
    await world.run()
    expect(await Promise.all([retail, media, first].map((id) => world.where(id)))).toEqual([['stay waiting'], [], []])
  })

  test('when they submit a form or join a segment; not when they leave one', async () => {
    const world = await livesIn(db.pool)
    const [form, segment, left] = (await world.people(3)) as [number, number, number]
    await world.program(lettingIn({ kind: 'form', formId: 7 }))
    const segmented = await world.program(lettingIn({ kind: 'segment', segmentId: 3 }))
    await world.announce([form], 'form:7', { formId: 7, email: 'x' })
    await world.announce([segment], 'segment:3')
    await within(db.pool, async (client) => {
      const at = await world.now()
      await client.query(`insert into listener values ($1, 'segment:3', $2, 1, '')`, [world.workspaceId, segmented])
      await announce(client, world.workspaceId, [{ prospectId: left, cue: 'segment:3', at, wakesOnly: true }])
    })
    expect(await world.due()).toMatchObject({ signals: 3 })
    await world.run()
    expect(await Promise.all([form, segment, left].map((id) => world.where(id)))).toEqual([
      ['stay waiting'],
      ['stay waiting'],
      [],
    ])
  })

  test('of a paused program, and stand at its entry; an ended, archived or unpublished one takes nobody in', async () => {
    for (const [change, expected] of [
      [`status = 'paused'`, ['start waiting']],
      [`status = 'ended'`, []],
      [`status = 'draft'`, []],
      ['archived_at = now()', []],
    ] as const) {
      const world = await livesIn(db.pool)
      const [maria] = (await world.people(1)) as [number]
      await world.program(lettingIn({ kind: 'event', type: 'demo' }))
      await world.rows(`update program set ${change} where workspace_id = $1`)
      await world.happen([maria], 'demo')
      await world.run()
      expect([change, await world.where(maria)]).toEqual([change, expected])
    }
  })

  test('and leave at once when an exit rule holds for them', async () => {
    const world = await livesIn(db.pool)
    const [maria, samuli] = (await world.people(2)) as [number, number]
    const rule = { kind: 'tagged', tag: 'competitor' } as const
    await world.program(lettingIn({ kind: 'event', type: 'demo' }, { exits: [{ id: 'competitor', name: '', rule }] }))
    await world.rows(`insert into prospect_tag values ($1, $2, 'competitor', now() - interval '1 hour')`, maria)
    await world.happen([maria, samuli], 'demo')
    await world.run()
    expect(await world.where(maria)).toEqual(['start ended exit:competitor'])
    expect(await world.where(samuli)).toEqual(['stay waiting'])
  })
})

test('settings that nobody can read let nobody in', () => {
  expect(admits({ trigger: { kind: 'event', type: 'demo', where: [] } }, {})).toBe(true)
  for (const config of [null, {}, { trigger: { kind: 'telepathy' } }, { trigger: { kind: 'list', listId: 3 } }])
    expect(admits(config, {})).toBe(false)
})

describe('a date', () => {
  const noon = new Date('2026-11-30T10:00:00Z')

  /** A sandbox at noon in Helsinki of 30 November 2026, whose people have these dates and zones. */
  async function dated(dates: readonly (readonly [string, string])[], trigger: object, policy?: object) {
    const world = await livesIn(db.pool)
    await world.forward(noon.getTime() - (await world.now()).getTime())
    const people = await world.people(dates.length)
    for (const [n, [date, zone]] of dates.entries())
      await world.rows(
        `update prospect set fields = jsonb_build_object('renewal', $3::text), time_zone = $4
         where workspace_id = $1 and id = $2`,
        people[n],
        date,
        zone,
      )
    const programId = await world.program(lettingIn({ kind: 'date', field: 'renewal', ...trigger }, policy))
    const entered = async () =>
      Object.fromEntries(
        (
          await world.rows<{ id: number; at: Date }>(
            `select prospect_id::float8 as id, entered_at as at from enrollment where workspace_id = $1
             order by prospect_id, entered_at`,
          )
        ).map(({ id, at }) => [people.indexOf(id), at.toISOString()]),
      )
    return { ...world, people, programId, entered }
  }

  test('lets everybody in on their day, at the time of day where they live, after one jump as after many', async () => {
    const dates = [
      ['2026-12-01', 'Europe/Helsinki'],
      ['2.12.2026', 'America/New_York'],
      ['2026-12-16', 'Nowhere/AtAll'],
      ['05.12.2026', ''],
      ['2026-11-30', 'Europe/Helsinki'],
      ['2027-02-01', 'Europe/Helsinki'],
      ['31.2.2027', ''],
      ['soon', ''],
    ] as const
    const expected = {
      0: '2026-12-01T07:00:00.000Z',
      1: '2026-12-02T14:00:00.000Z',
      2: '2026-12-16T07:00:00.000Z',
      3: '2026-12-05T07:00:00.000Z',
    }
    for (const jumps of [1, 17]) {
      const world = await dated(dates, {})
      for (let n = 0; n < jumps; n++) {
        await world.forward((17 * DAY) / jumps)
        await world.run()
      }
      expect(await world.entered()).toEqual(expected)
      expect(await world.due()).toMatchObject({ dates: 0, enrollments: 0 })
      const late = await world.count('from step where workspace_id = $1 and at <> arrived_at')
      expect(late).toBe(0)
      expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
    }
  })

  test('may lie some days away, and come every year', async () => {
    const world = await dated(
      [
        ['2027-01-10', ''],
        ['29.2.1988', ''],
        ['2026-12-31', ''],
      ],
      { offset: -7, time: '08:30', yearly: true },
      { reentry: { kind: 'always' } },
    )
    await world.forward(500 * DAY)
    await world.run()
    const rows = await world.rows<{ id: number; at: Date; key: string }>(
      `select prospect_id::float8 as id, entered_at as at, entry_key as key from enrollment where workspace_id = $1
       order by entered_at`,
    )
    expect(rows.map(({ id, at, key }) => [world.people.indexOf(id), at.toISOString(), key])).toEqual([
      [2, '2026-12-24T06:30:00.000Z', 'date:start:2026-12-24'],
      [0, '2027-01-03T06:30:00.000Z', 'date:start:2027-01-03'],
      [1, '2027-02-21T06:30:00.000Z', 'date:start:2027-02-21'],
      [2, '2027-12-24T06:30:00.000Z', 'date:start:2027-12-24'],
      [0, '2028-01-03T06:30:00.000Z', 'date:start:2028-01-03'],
      [1, '2028-02-22T06:30:00.000Z', 'date:start:2028-02-22'],
    ])
  })

  test('lets nobody in twice whose zone changed on the day', async () => {
    const world = await dated([['2026-12-01', 'Europe/Helsinki']], {}, { reentry: { kind: 'always' } })
    await world.forward(DAY)
    await world.run()
    await world.rows(`update prospect set time_zone = 'America/New_York' where workspace_id = $1`)
    await world.forward(DAY)
    await world.run()
    expect(await world.entered()).toEqual({ 0: '2026-12-01T07:00:00.000Z' })
    expect(await world.count('from enrollment where workspace_id = $1')).toBe(1)
  })

  test('that somebody is given later counts from then on; who had it when it came stays out', async () => {
    const world = await dated([['2026-11-29', '']], {})
    const set = (date: string) =>
      world.rows(`update prospect set fields = jsonb_build_object('renewal', $2::text) where workspace_id = $1`, date)
    await world.forward(DAY)
    await world.run()
    expect(await world.entered()).toEqual({})
    await set('2026-12-03')
    await world.forward(3 * DAY)
    await world.run()
    expect(await world.entered()).toEqual({ 0: '2026-12-03T07:00:00.000Z' })
  })

  test('waits for what comes before it: who leaves a program on the way may come in again on the day', async () => {
    // In since 30 November for a day, and again on 5 December: one jump over both.
    const world = await dated([['2026-12-05', '']], {}, { reentry: { kind: 'afterLeaving' } })
    const { programId } = world
    await world.rows(
      `update program_version set graph = jsonb_set(graph, '{nodes,stay,config,duration,amount}', '1') where workspace_id = $1`,
    )
    await world.enter(programId, world.people)
    await world.forward(10 * DAY)
    await world.run()
    const rows = await world.rows<{ at: Date; key: string; status: string }>(
      `select entered_at as at, entry_key as key, status::text from enrollment where workspace_id = $1 order by id`,
    )
    expect(rows.map(({ at, key, status }) => [at.toISOString().slice(0, 10), key, status])).toEqual([
      ['2026-11-30', '', 'ended'],
      ['2026-12-05', '1', 'ended'],
    ])
  })

  test('that came while a program had ended has passed', async () => {
    const world = await dated([['2026-12-01', '']], {})
    await world.rows(`update program set status = 'ended' where workspace_id = $1`)
    await world.forward(2 * DAY)
    await world.run()
    await world.rows(`update program set status = 'running' where workspace_id = $1`)
    await world.forward(DAY)
    await world.run()
    expect(await world.entered()).toEqual({})
  })

  test('is looked at once by two workers beside each other', async () => {
    const dates = Array.from(
      { length: 60 },
      (_, n) => [`2026-12-${String((n % 20) + 1).padStart(2, '0')}`, ''] as const,
    )
    const world = await dated(dates, {}, { reentry: { kind: 'always' } })
    await world.forward(30 * DAY)
    await Promise.all([world.run(), world.run(), world.run()])
    await world.run()
    expect(await world.count('from enrollment where workspace_id = $1')).toBe(60)
    expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  })

  test('says when it is to be looked at next, to the quarter of an hour', async () => {
    const world = await dated([['2026-12-01', 'Asia/Kathmandu']], { time: '09:10' })
    const next = async () => {
      const [row] = await world.rows<{ at: Date }>(
        `select next_date_look(looked_until, config) as at from entry_trigger where workspace_id = $1`,
      )
      return row?.at.toISOString()
    }
    expect((await next())?.slice(0, 16)).toBe('2026-11-30T10:10')
    await world.forward(DAY)
    await world.run()
    expect(await world.entered()).toEqual({ 0: '2026-12-01T03:25:00.000Z' })
    expect((await next())?.slice(0, 16)).toBe('2026-12-01T10:10')
  })
})
