import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommands } from '#engine/worker/commands/runCommands.ts'
import { mostEntriesADay } from '#engine/worker/commands/startPeople.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { DAY, drawing, entry, HOUR, type Lives, livesIn, node } from './lives.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

type Policy = Parameters<typeof drawing>[2]
const again: Policy = { reentry: { kind: 'afterLeaving' } }

/** start ─ stay (5 days) ─ done */
const other = (entries = [entry('start', { kind: 'manual' })], policy?: Policy) =>
  drawing(
    [...entries, node('stay', 'wait', { duration: { amount: 5, unit: 'days' } }), node('done', 'end')],
    ['stay > done', ...entries.map(({ id }) => `${id} > stay`)],
    policy,
  )

/** start ─ asks another ─ done */
const asking = (type: 'startProgram' | 'stopProgram', programId: number, policy?: Policy) =>
  drawing(
    [entry('start', { kind: 'manual' }), node('ask', type, { programId }), node('done', 'end')],
    ['start > ask > done'],
    policy,
  )

const obstacles = async ({ rows }: Pick<Lives, 'rows'>) =>
  (
    await rows<{ reason: string }>(
      `select properties ->> 'reason' as reason from event where workspace_id = $1 and type = 'program.notStarted'`,
    )
  ).map(({ reason }) => reason)

describe('a program that starts another', () => {
  test('lets its person in there in the same run, by the entry that is meant for it', async () => {
    const world = await livesIn(db.pool)
    const entries = [entry('a', { kind: 'event', type: 'x' }), entry('byHand', { kind: 'manual' })]
    const started = await world.program(other(entries))
    const starting = await world.program(asking('startProgram', started))
    const [maria] = (await world.people(1)) as [number]
    await world.enter(starting, [maria])
    await world.run()
    expect(await world.where(maria, started)).toEqual(['stay waiting'])
    expect(await world.way(maria)).toEqual(['start.then', 'ask.then', 'done', 'byHand.then'])
    expect(await world.due()).toMatchObject({ commands: 0, signals: 0, enrollments: 0 })
    expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  })

  test('uses its only entry, of whatever kind', async () => {
    const world = await livesIn(db.pool)
    const started = await world.program(other([entry('only', { kind: 'event', type: 'x' })]))
    const [maria] = (await world.people(1)) as [number]
    await world.enter(await world.program(asking('startProgram', started)), [maria])
    await world.run()
    expect(await world.where(maria, started)).toEqual(['stay waiting'])
  })

  test('keeps in the timeline why a program did not take somebody in', async () => {
    for (const [change, reason] of [
      [`update program set status = 'ended' where workspace_id = $1 and id = $2`, 'notRunning'],
      [`update program set status = 'draft' where workspace_id = $1 and id = $2`, 'notRunning'],
      ['update program set archived_at = now() where workspace_id = $1 and id = $2', 'notRunning'],
      ['delete from program where workspace_id = $1 and id = $2', 'notRunning'],
      [
        `update entry_trigger set cue = 'event:y' where workspace_id = $1 and program_id = $2 and cue = 'manual'`,
        'noEntry',
      ],
      [`update program set status = 'paused' where workspace_id = $1 and id = $2`, null],
    ] as const) {
      const world = await livesIn(db.pool)
      const started = await world.program(
        other([entry('a', { kind: 'event', type: 'x' }), entry('b', { kind: 'manual' })]),
      )
      const starting = await world.program(asking('startProgram', started))
      await world.rows(change, started)
      const [maria] = (await world.people(1)) as [number]
      await world.enter(starting, [maria])
      await world.run()
      expect([change, await obstacles(world)]).toEqual([change, reason ? [reason] : []])
      expect(await world.where(maria, started)).toEqual(reason ? [] : ['b waiting'])
      expect(await world.where(maria, starting)).toEqual(['done ended completed'])
    }
  })

  test('follows its rules of re-entry, without a word', async () => {
    const world = await livesIn(db.pool)
    const started = await world.program(other())
    const starting = await world.program(asking('startProgram', started, again))
    const [maria] = (await world.people(1)) as [number]
    await world.enter(starting, [maria])
    await world.run()
    await world.forward(6 * DAY)
    await world.enter(starting, [maria])
    await world.run()
    expect(await world.where(maria, started)).toEqual(['done ended completed'])
    expect(await obstacles(world)).toEqual([])
  })

  test('that starts it in turn stops after so many in a day, and goes on the day after', async () => {
    const world = await livesIn(db.pool)
    const first = await world.program(other())
    const second = await world.program(asking('startProgram', first, again))
    const circle = asking('startProgram', second, again)
    await world.rows('update program_version set graph = $2 where workspace_id = $1 and program_id = $3', circle, first)
    const [maria] = (await world.people(1)) as [number]
    const inside = () => world.count('from enrollment where workspace_id = $1')
    await world.enter(first, [maria])
    await world.run()
    expect(await inside()).toBe(mostEntriesADay)
    expect(await obstacles(world)).toEqual(['tooOften'])
    await world.forward(23 * HOUR)
    await world.enter(second, [maria])
    await world.run()
    expect(await inside()).toBe(mostEntriesADay + 1)
    await world.forward(25 * HOUR)
    await world.enter(second, [maria])
    await world.run()
    expect(await inside()).toBe(2 * mostEntriesADay + 1)
    expect(await world.count(`from enrollment where workspace_id = $1 and status = 'waiting'`)).toBe(0)
    expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  })
})

describe('a program that stops another', () => {
  test('ends what goes on there where it stands, and writes it down', async () => {
    const world = await livesIn(db.pool)
    const stopped = await world.program(other([entry('start', { kind: 'manual' })], { reentry: { kind: 'always' } }))
    const elsewhere = await world.program(other())
    const stopping = await world.program(asking('stopProgram', stopped))
    const [maria, samuli] = (await world.people(2)) as [number, number]
    for (const id of [maria, samuli]) for (const program of [stopped, elsewhere]) await world.enter(program, [id])
    await world.run()
    await world.forward(HOUR)
    await world.enter(stopped, [maria])
    await world.enter(stopping, [maria])
    await world.run()
    expect(await world.where(maria, stopped)).toEqual(['stay ended stopped', 'stay ended stopped'])
    expect(await world.where(samuli, stopped)).toEqual(['stay waiting'])
    expect(await world.where(maria, elsewhere)).toEqual(['stay waiting'])
    const [exited] = await world.rows<{ n: number }>(
      `select sum(n)::int as n from (select n, node_id, program_id, measure from tally where workspace_id = $1
         union all select n, node_id, program_id, measure from tally_delta where workspace_id = $1) t
       where program_id = $2 and node_id = 'stay' and measure = 'exited'`,
      stopped,
    )
    expect(exited?.n).toBe(2)
    expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  })

  test('is heard by whoever waits for a person to leave', async () => {
    const world = await livesIn(db.pool)
    const stopped = await world.program(other())
    const inside = { kind: 'inProgram', programId: stopped, ever: false } as const
    const policy = { exits: [{ id: 'out', name: '', rule: { kind: 'not', rule: inside } as const }] }
    const watching = await world.program(other([entry('start', { kind: 'manual' })], policy))
    const [maria] = (await world.people(1)) as [number]
    await world.enter(stopped, [maria])
    await world.run()
    await world.enter(watching, [maria])
    await world.run()
    expect(await world.where(maria, watching)).toEqual(['stay waiting'])
    await world.forward(HOUR)
    await world.enter(await world.program(asking('stopProgram', stopped)), [maria])
    await world.run()
    expect(await world.where(maria, watching)).toEqual(['stay ended exit:out'])
  })
})

describe('what is asked', () => {
  const put = (world: Pick<Lives, 'rows'>, kinds: readonly string[], prospectId: number, programId: number) =>
    world.rows(
      `insert into command (workspace_id, kind, prospect_id, program_id, enrollment_id, visit, effect, at)
       select $1, kind, $3, $4, $3, n, 0, workspace_now($1)
       from unnest($2::text[]) with ordinality as k(kind, n)`,
      kinds,
      prospectId,
      programId,
    )

  test('of one program for one person is done in order', async () => {
    const world = await livesIn(db.pool)
    const [maria, samuli] = (await world.people(2)) as [number, number]
    const programId = await world.program(other([entry('start', { kind: 'manual' })], again))
    await put(world, ['start', 'stop'], maria, programId)
    await put(world, ['start', 'stop', 'start'], samuli, programId)
    await world.run()
    // Whether they had been carried on by then is all the same.
    const stopped = expect.stringMatching(/^(start|stay) ended stopped$/)
    expect(await world.where(maria)).toEqual([stopped])
    expect(await world.where(samuli)).toEqual([stopped, 'stay waiting'])
  })

  test('is done once, also when the worker dies on the way, and by many beside each other', async () => {
    const world = await livesIn(db.pool)
    const people = await world.people(40)
    const programId = await world.program(other([entry('start', { kind: 'manual' })], { reentry: { kind: 'always' } }))
    for (const id of people) await put(world, ['start'], id, programId)
    const dying = runCommands(
      { pool: db.pool, beforeCommit: () => Promise.reject(new Error('killed')) },
      world.workspaceId,
    )
    await expect(dying).rejects.toThrow('killed')
    expect(await world.count('from enrollment where workspace_id = $1')).toBe(0)
    const hands = Array.from({ length: 6 }, () => runCommands({ pool: db.pool, batch: 10 }, world.workspaceId))
    await Promise.all(hands)
    await world.run()
    expect(await world.count('from enrollment where workspace_id = $1')).toBe(40)
    expect(await world.count('from command where workspace_id = $1')).toBe(0)
  })

  test('of people who are gone is dropped', async () => {
    const world = await livesIn(db.pool)
    const [maria] = (await world.people(1)) as [number]
    const programId = await world.program(other())
    await put(world, ['start', 'stop'], maria, programId)
    await world.rows('delete from prospect where workspace_id = $1')
    await world.run()
    expect(await world.count('from command where workspace_id = $1')).toBe(0)
    expect(await world.count('from enrollment where workspace_id = $1')).toBe(0)
  })
})
