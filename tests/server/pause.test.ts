import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Graph } from '#engine/program/graph.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { days, draw, node } from '../worker/guideFollowUp.ts'
import { type InFlight, letter, makeInFlight, plan, refusalOf } from './inFlightWorld.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

//   start ─ hello ─ wait1 (5 days) ─ guide ─ wait2 (7 days) ─ done
const drawn = ({ listId }: { listId: number }): Graph =>
  draw(
    [
      node('start', 'entry', { trigger: { kind: 'list', listId } }),
      node('hello', 'email', letter('Hello')),
      node('wait1', 'wait', days(5)),
      node('guide', 'email', letter('Guide')),
      node('wait2', 'wait', days(7)),
      node('done', 'end', {}),
    ],
    [
      ['start', 'then', 'hello'],
      ['hello', 'then', 'wait1'],
      ['wait1', 'then', 'guide'],
      ['guide', 'then', 'wait2'],
      ['wait2', 'then', 'done'],
    ],
  )

const set = (
  { programs, at }: InFlight,
  status: 'running' | 'paused' | 'ended',
  waits?: 'run' | 'restart' | 'active',
) => programs.setStatus({ ...at, status, ...(waits ? { waits } : {}) })

/** Three who have waited a day of five, and were paused for three days; two more came in on the second of them. */
async function paused(how: Parameters<typeof makeInFlight>[2] = {}): Promise<InFlight> {
  const world = await makeInFlight(db, drawn, how)
  await world.join(3)
  await world.run()
  await world.after(1)
  await set(world, 'paused')
  await world.after(1)
  await world.join(2)
  await world.after(2)
  expect(await world.whereabouts()).toEqual({ 'v1 start': 2, 'v1 wait1': 3 })
  return world
}

describe('a pause', () => {
  it('keeps everybody where they are, and newcomers at the entry', async () => {
    const world = await paused()
    await world.after(20)
    expect(await world.whereabouts()).toEqual({ 'v1 start': 2, 'v1 wait1': 3 })
    expect(await world.mails()).toEqual({ Hello: 3 })
    expect(await world.reconcile()).toEqual([])
  })

  it('is counted before it is ended: who is inside, whose time came meanwhile, which mail waits', async () => {
    const world = await paused()
    expect(await world.programs.resumePreview(world.at)).toMatchObject({ waiting: 5, overdue: 2, mails: 0 })
    await world.after(2)
    const { pausedAt, ...counts } = await world.programs.resumePreview(world.at)
    expect(counts).toEqual({ waiting: 5, overdue: 5, mails: 0 })
    expect((await world.now()).getTime() - Date.parse(pausedAt ?? '')).toBeGreaterThan(4.9 * 86_400_000)
    await set(world, 'running')
    expect((await refusalOf(world.programs.resumePreview(world.at))).code).toBe('program.notPaused')
  })

  it('keeps mail that is in the outbox already, and lets it go when it ends', async () => {
    const world = await makeInFlight(db, drawn)
    await world.join(3)
    // The steps are done, and nobody has sent yet.
    await db.pool.query(`update workspace set sending_paused_at = now() where workspace_id = $1`, [world.workspaceId])
    await world.run()
    await set(world, 'paused')
    await db.pool.query(`update workspace set sending_paused_at = null where workspace_id = $1`, [world.workspaceId])
    await world.after(3)
    expect(await world.mails()).toEqual({})
    expect(await world.programs.resumePreview(world.at)).toMatchObject({ mails: 3 })
    await set(world, 'running')
    await world.run()
    expect(await world.mails()).toEqual({ Hello: 3 })
    const rows = await world.rows<{ deferredFor: string; days: number }>(
      `select deferred_for as "deferredFor", round(extract(epoch from sent_at - deferred_from) / 86400)::int as days
       from message where workspace_id = $1`,
    )
    expect(rows).toEqual(Array.from({ length: 3 }, () => ({ deferredFor: 'programPaused', days: 3 })))
    expect(await world.reconcile()).toEqual([])
  })

  it('of one program keeps no mail of another', async () => {
    const world = await paused()
    const { programs, workspaceId } = world
    const { id } = await programs.create({ workspaceId, name: 'Another', template: null, language: 'en' })
    await programs.saveDraft({ workspaceId, id, revision: 1, graph: drawn(world.ids) })
    await programs.publish({ workspaceId, id, revision: 2, enrollExisting: true, note: '' })
    await world.run()
    expect(await world.mails()).toEqual({ Hello: 8 })
  })

  it('goes on when something is published: how the waits go on is asked when it ends', async () => {
    const world = await paused()
    await world.publish(drawn(world.ids))
    expect(await world.programs.get(world.at)).toMatchObject({ status: 'paused', liveVersion: 2 })
    await world.after(10)
    expect(await world.mails()).toEqual({ Hello: 3 })
  })
})

describe('ending a pause', () => {
  it('with waits that went on lets those go at once whose time came, and the others when theirs comes', async () => {
    const world = await paused()
    expect(await set(world, 'running', 'run')).toEqual({ status: 'running', resumed: { waiting: 5, overdue: 2 } })
    await world.run()
    expect(await world.dueIn()).toEqual([1, 1, 1, 5, 5])
    await world.after(1)
    expect(await world.mails()).toEqual({ Guide: 3, Hello: 5 })
    expect(await world.reconcile()).toEqual([])
  })

  it('with waits that begin anew makes everybody wait the whole time from now', async () => {
    const world = await paused()
    await set(world, 'running', 'restart')
    await world.run()
    expect(await world.dueIn()).toEqual([5, 5, 5, 5, 5])
    await world.after(4.9)
    expect(await world.mails()).toEqual({ Hello: 5 })
    await world.after(0.1)
    expect(await world.mails()).toEqual({ Guide: 5, Hello: 5 })
    // The next wait is an ordinary one.
    expect(await world.dueIn()).toEqual([7, 7, 7, 7, 7])
  })

  it('with time that counts only outside of it leaves everybody as much to wait as when it began', async () => {
    const world = await paused()
    await set(world, 'running', 'active')
    await world.run()
    expect(await world.dueIn()).toEqual([4, 4, 4, 5, 5])
    await world.after(4)
    expect(await world.mails()).toEqual({ Guide: 3, Hello: 5 })
    expect(await world.reconcile()).toEqual([])
  })

  it('adds up over two pauses', async () => {
    const world = await paused()
    await set(world, 'running', 'active')
    await world.after(1)
    await set(world, 'paused')
    await world.after(10)
    await set(world, 'running', 'active')
    await world.run()
    expect(await world.dueIn()).toEqual([3, 3, 3, 4, 4])
  })

  it('moves a time that a new version had set by as much as it lasted', async () => {
    const world = await makeInFlight(db, drawn)
    await world.join(1)
    await world.run()
    const shorter = drawn(world.ids)
    await world.publish(
      { ...shorter, nodes: { ...shorter.nodes, wait1: node('wait1', 'wait', days(1)) } },
      plan({ wait1: { kind: 'continue', wait: 'keep' } }),
    )
    await set(world, 'paused')
    await world.after(2)
    await set(world, 'running', 'active')
    await world.run()
    expect(await world.dueIn()).toEqual([5])
  })

  it('lets nobody go early whom an event has woken in the pause', async () => {
    for (const [waits, left] of [
      ['run', 1],
      ['active', 4],
      ['restart', 5],
    ] as const) {
      const world = await paused()
      await db.pool.query(
        `update enrollment set due_at = workspace_now($1) where workspace_id = $1 and node_id = 'wait1'`,
        [world.workspaceId],
      )
      await set(world, 'running', waits)
      await world.run()
      expect((await world.dueIn()).slice(0, 3)).toEqual([left, left, left])
    }
  })

  it('by taking nobody in any more lets those inside go on, as asked', async () => {
    const world = await paused()
    expect(await set(world, 'ended', 'active')).toMatchObject({ status: 'ended', resumed: { waiting: 5 } })
    await world.join(2)
    await world.after(4)
    expect(await world.mails()).toEqual({ Guide: 3, Hello: 5 })
    await world.after(20)
    expect(await world.whereabouts()).toEqual({ completed: 5 })
  })

  it('sends a few people on their way at a time where time is real, the longest overdue first', async () => {
    const world = await makeInFlight(db, drawn, { sandbox: false })
    await world.join(100)
    await world.run()
    await set(world, 'paused')
    await db.pool.query(
      `update enrollment set due_at = now() - interval '1 hour' + (id % 100) * interval '1 second' where workspace_id = $1`,
      [world.workspaceId],
    )
    const order = await world.rows<{ id: number }>(
      'select id from enrollment where workspace_id = $1 order by due_at, id',
    )
    await set(world, 'running')
    const spread = await world.rows<{ id: number; after: number }>(
      `select id, extract(epoch from due_at - now())::float8 as after from enrollment where workspace_id = $1 order by due_at, id`,
    )
    expect(spread.map(({ id }) => id)).toEqual(order.map(({ id }) => id))
    const [first, last] = [spread[0]?.after ?? 0, spread.at(-1)?.after ?? 0]
    expect(last - first).toBeCloseTo(99 / 20, 2)
  })
})

describe('ending a program for everybody', () => {
  it('asks with their number, lets them all leave, and sends nothing more', async () => {
    const world = await makeInFlight(db, drawn)
    await world.join(3)
    await world.run()
    await world.after(5)
    await world.join(20)
    await db.pool.query(`update workspace set sending_paused_at = now() where workspace_id = $1`, [world.workspaceId])
    await world.run()
    expect(await world.programs.endPreview(world.at)).toEqual({ waiting: 23, mails: 20 })
    const few = await refusalOf(world.programs.endNow({ ...world.at, people: 3 }))
    expect(few).toMatchObject({ code: 'migration.drifted', params: { seen: 3, now: 23 } })
    expect(await world.programs.endNow({ ...world.at, people: 23 })).toEqual({ ended: 23, mails: 20 })
    await db.pool.query(`update workspace set sending_paused_at = null where workspace_id = $1`, [world.workspaceId])
    expect(await world.programs.get(world.at)).toMatchObject({ status: 'ended' })
    expect(await world.whereabouts()).toEqual({ programEnded: 23 })
    await world.join(2)
    await world.after(30)
    expect(await world.mails()).toEqual({ Guide: 3, Hello: 3 })
    expect(await world.whereabouts()).toEqual({ programEnded: 23 })
    expect(await world.reconcile()).toEqual([])
    const trace = await world.rows<{ details: object }>(
      `select details from audit where workspace_id = $1 and action = 'program.endNow'`,
    )
    expect(trace).toEqual([{ details: { from: 'running', ended: 23, mails: 20 } }])
  })

  it('also while it is paused, or takes nobody in any more', async () => {
    const world = await paused()
    expect(await world.programs.endNow({ ...world.at, people: 5 })).toEqual({ ended: 5, mails: 0 })
    const other = await paused()
    await set(other, 'ended')
    expect(await other.programs.endNow({ ...other.at, people: 5 })).toEqual({ ended: 5, mails: 0 })
    for (const one of [world, other]) expect(await one.reconcile()).toEqual([])
  })
})
