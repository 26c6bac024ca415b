import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enrollEach } from '#engine/intake/enroll.ts'
import { joinList } from '#engine/intake/joinList.ts'
import type { Reentry } from '#engine/program/policy.ts'
import { deliverSignals } from '#engine/worker/signals/deliverSignals.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { addList, within } from './ground.ts'
import { DAY, drawing, entry, HOUR, livesIn, node } from './lives.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

/** start (by hand), booked (does it) ─ stay (1 day) ─ done */
async function program(reentry: Reentry, { sandbox = true } = {}) {
  const world = await livesIn(db.pool, { sandbox })
  const graph = drawing(
    [
      entry('start', { kind: 'manual' }),
      entry('booked', { kind: 'event', type: 'booked' }),
      node('stay', 'wait', { duration: { amount: 1, unit: 'days' } }),
      node('done', 'end'),
    ],
    ['start > stay > done', 'booked > stay'],
    { reentry },
  )
  const programId = await world.program(graph)
  const people = await world.people(2)
  const [maria] = people as [number]
  const keys = async (id = maria) =>
    (
      await world.rows<{ key: string }>(
        'select entry_key as key from enrollment where workspace_id = $1 and prospect_id = $2 order by id',
        id,
      )
    ).map(({ key }) => key)
  return { ...world, programId, maria, keys, by: (now: Date) => world.enter(programId, [maria], { now }) }
}

describe('a person who was in a program', () => {
  test('never comes again, by whatever way', async () => {
    const world = await program({ kind: 'never' })
    const { programId, maria } = world
    expect(await world.enter(programId, [maria])).toBe(1)
    await world.run()
    await world.forward(2 * DAY)
    await world.run()
    expect(await world.where(maria)).toEqual(['done ended completed'])
    await world.happen([maria], 'booked')
    await world.run()
    expect(await world.enter(programId, [maria])).toBe(0)
    expect(await world.keys()).toEqual([''])
  })

  test('never comes again even if the rules were others when they came first', async () => {
    const world = await program({ kind: 'always' })
    await world.happen([world.maria], 'booked')
    await world.run()
    expect(await world.keys()).toEqual([expect.stringMatching(/^signal:/)])
    await world.rows(`update program_version set graph = graph - 'policy' where workspace_id = $1`)
    expect(await world.enter(world.programId, [world.maria])).toBe(0)
  })

  test('comes again after leaving, and not while being inside', async () => {
    const world = await program({ kind: 'afterLeaving' })
    const { programId, maria } = world
    for (const expected of [[''], ['', '1'], ['', '1', '2']]) {
      expect(await world.enter(programId, [maria])).toBe(1)
      await world.run()
      expect(await world.enter(programId, [maria])).toBe(0)
      await world.happen([maria], 'booked')
      await world.run()
      expect(await world.keys()).toEqual(expected)
      await world.forward(2 * DAY)
      await world.run()
    }
    expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  })

  test('comes again so many calendar days after the last entry, as the workspace counts them', async () => {
    const world = await program({ kind: 'afterDays', days: 30 })
    // Half past eleven in the evening in Helsinki, on 2 November.
    const entered = new Date('2026-11-02T21:30:00Z')
    const leave = () => world.rows(`update enrollment set status = 'ended', ended_at = due_at where workspace_id = $1`)
    expect(await world.by(entered)).toBe(1)
    expect(await world.by(new Date(entered.getTime() + 90 * DAY))).toBe(0)
    await leave()
    expect(await world.by(new Date('2026-12-01T21:59:00Z'))).toBe(0)
    expect(await world.by(new Date('2026-12-01T22:01:00Z'))).toBe(1)
    await leave()
    // It counts from the last entry, not from the first.
    expect(await world.by(new Date('2026-12-31T21:59:00Z'))).toBe(0)
    expect(await world.by(new Date('2026-12-31T22:01:00Z'))).toBe(1)
    expect(await world.keys()).toEqual(['', '1', '2'])
  })

  test('always comes again, once for every occasion', async () => {
    const world = await program({ kind: 'always' })
    const { workspaceId, programId, maria } = world
    await world.happen([maria], 'booked')
    await world.happen([maria], 'booked')
    await world.run()
    expect(await world.where(maria)).toEqual(['stay waiting', 'stay waiting'])
    const door = { workspaceId, programId, version: 1, nodeId: 'start' }
    const at = await world.now()
    for (const expected of [1, 0])
      expect(
        await within(db.pool, (client) => enrollEach(client, door, [{ prospectId: maria, at, occasion: 'command:7' }])),
      ).toBe(expected)
    expect(await world.enter(programId, [maria])).toBe(1)
    expect(await world.keys()).toEqual([
      expect.stringMatching(/^signal:/),
      expect.stringMatching(/^signal:/),
      'command:7',
      '3',
    ])
  })

  test('always comes again with every list that is joined, and joined again', async () => {
    const world = await program({ kind: 'always' })
    const { workspaceId, maria } = world
    const listId = await addList(db.pool, workspaceId, 'Guide')
    const graph = drawing([entry('in', { kind: 'list', listId }), node('done', 'end')], ['in > done'], {
      reentry: { kind: 'always' },
    })
    await world.program(graph)
    const join = async () => {
      const at = await world.now()
      return within(db.pool, (client) => joinList(client, workspaceId, listId, [maria], at))
    }
    expect(await join()).toEqual({ joined: 1, entered: 1 })
    expect(await join()).toEqual({ joined: 0, entered: 0 })
    await world.rows('delete from list_member where workspace_id = $1')
    await world.forward(HOUR)
    expect(await join()).toEqual({ joined: 1, entered: 1 })
  })

  test('and failed in it has left it', async () => {
    const world = await program({ kind: 'afterLeaving' })
    await world.enter(world.programId, [world.maria])
    await world.rows(
      `update enrollment set status = 'failed', outcome = 'loop', ended_at = due_at where workspace_id = $1`,
    )
    expect(await world.enter(world.programId, [world.maria])).toBe(1)
  })

  test('comes again as the live version says, whatever the version they were in', async () => {
    const world = await program({ kind: 'never' })
    const { programId, maria } = world
    await world.enter(programId, [maria])
    await world.run()
    await world.forward(2 * DAY)
    await world.run()
    await world.rows(
      `insert into program_version (workspace_id, program_id, number, graph)
       select workspace_id, program_id, 2, graph || '{"policy":{"reentry":{"kind":"afterLeaving"},"exits":[]}}'
       from program_version where workspace_id = $1`,
    )
    expect(await world.enter(programId, [maria])).toBe(0)
    await world.rows('update program set live_version = 2 where workspace_id = $1')
    expect(await world.enter(programId, [maria], { version: 2 })).toBe(1)
  })
})

describe('a thousand who let the same person in at the same moment', () => {
  test.each([
    ['for the first time', 'never'],
    ['for the first time', 'afterLeaving'],
    ['once more', 'afterLeaving'],
  ] as const)('%s make one enrollment (%s)', { timeout: 60_000 }, async (time, kind) => {
    const world = await program({ kind }, { sandbox: false })
    const { programId, maria, workspaceId } = world
    if (time === 'once more') {
      await world.enter(programId, [maria])
      await world.rows(
        `update enrollment set status = 'ended', ended_at = due_at, outcome = 'x' where workspace_id = $1`,
      )
    }
    const before = await world.count('from enrollment where workspace_id = $1')
    await world.happen(
      Array.from({ length: 200 }, () => maria),
      'booked',
    )
    const now = await world.now()
    const ways = Array.from({ length: 1000 }, (_, n) =>
      n % 50 === 0
        ? deliverSignals({ pool: db.pool, batch: 10 }, workspaceId).then(() => 0)
        : world.enter(programId, [maria], { now }),
    )
    const entered = (await Promise.all(ways)).reduce((sum, n) => sum + n, 0)
    expect(entered).toBeLessThanOrEqual(1)
    expect(await world.count('from enrollment where workspace_id = $1')).toBe(before + 1)
    expect(await world.count(`from tally_delta where workspace_id = $1 and measure = 'entered'`)).toBe(before + 1)
  })
})
