import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Graph } from '#engine/program/graph.ts'
import type { Policy } from '#engine/program/policy.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { draw, node } from '../worker/guideFollowUp.ts'
import { letter, makeInFlight, plan } from './inFlightWorld.ts'
import { drawn, standing } from './twoWaits.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

describe('a wait that was changed', () => {
  const changed = async (length: number, choice?: 'keep' | 'recompute' | 'goNow') => {
    const world = await makeInFlight(db, drawn)
    await world.join(3)
    await world.run()
    await world.after(2)
    const wait = choice ? plan({ wait1: { kind: 'continue', wait: choice } }) : plan()
    await world.publish(drawn(world.ids, length), wait)
    await world.run()
    return world
  }

  it.each([
    [9, 'recompute', 7],
    [9, undefined, 7],
    [9, 'keep', 3],
    [3, 'recompute', 1],
    [3, 'keep', 3],
  ] as const)('of now %i days, and two of them gone, lasts with %s another %i', async (length, choice, left) => {
    const world = await changed(length, choice)
    expect(await world.dueIn()).toEqual([left, left, left])
    await world.after(left - 0.1)
    expect(await world.mails()).toEqual({ Hello: 3 })
    await world.after(0.2)
    expect(await world.mails()).toEqual({ Guide: 3, Hello: 3 })
    expect(await world.reconcile()).toEqual([])
  })

  it.each([9, 1])('of now %i days is over at once when they shall go now', async (length) => {
    const world = await changed(length, 'goNow')
    expect(await world.mails()).toEqual({ Guide: 3, Hello: 3 })
    expect(await world.whereabouts()).toEqual({ 'v2 wait2': 3 })
  })

  it('is over at once when the new length is over already', async () => {
    const world = await changed(1)
    expect(await world.mails()).toEqual({ Guide: 3, Hello: 3 })
  })

  it('and kept ends when it would have, also for somebody whom an event has woken just now', async () => {
    const world = await makeInFlight(db, drawn)
    await world.join(2)
    await world.run()
    await world.after(2)
    // What a signal does: somebody shall look, and nobody has yet.
    await world.rows(`update enrollment set due_at = workspace_now($1) where workspace_id = $1
      and id = (select min(id) from enrollment where workspace_id = $1)`)
    await world.publish(drawn(world.ids, 9), plan({ wait1: { kind: 'continue', wait: 'keep' } }))
    await world.run()
    expect(await world.mails()).toEqual({ Hello: 2 })
    expect(await world.dueIn()).toEqual([3, 3])
  })
})

describe('whoever was moved', () => {
  //   start ─ listen (trial.started, 20 days) ─┬ happened ─ guide ─ done
  //                                            └ timeout ── video ─ over
  const listening = ({ listId }: { listId: number }, length = 20): Graph =>
    draw(
      [
        node('start', 'entry', { trigger: { kind: 'list', listId } }),
        node('listen', 'waitForEvent', {
          event: { kind: 'event', type: 'trial.started', where: [], since: 'here' },
          timeout: { amount: length, unit: 'days' },
        }),
        node('guide', 'email', letter('Guide')),
        node('done', 'end', {}),
        node('video', 'email', letter('Video')),
        node('over', 'end', {}),
      ],
      [
        ['start', 'then', 'listen'],
        ['listen', 'happened', 'guide'],
        ['guide', 'then', 'done'],
        ['listen', 'timeout', 'video'],
        ['video', 'then', 'over'],
      ],
    )

  it.each(['keep', 'recompute'] as const)('still goes on when what they wait for happens (%s)', async (wait) => {
    const world = await makeInFlight(db, listening)
    const [one = 0] = await world.join(2)
    await world.run()
    await world.after(2)
    await world.publish(listening(world.ids, 10), plan({ listen: { kind: 'continue', wait } }))
    await world.run()
    await world.happens([one], 'trial.started')
    await world.run()
    expect(await world.mails()).toEqual({ Guide: 1 })
    await world.after(8.1)
    expect(await world.mails()).toEqual(wait === 'keep' ? { Guide: 1 } : { Guide: 1, Video: 1 })
    await world.after(10)
    expect(await world.mails()).toEqual({ Guide: 1, Video: 1 })
    expect(await world.reconcile()).toEqual([])
  })

  it('leaves by an exit rule of the new version when it comes true, from wherever they stand', async () => {
    const world = await standing(db)
    const policy: Policy = {
      reentry: { kind: 'never' },
      exits: [
        { id: 'trial', name: 'Trial', rule: { kind: 'event', type: 'trial.started', where: [], since: 'entered' } },
      ],
    }
    await world.publish({ ...drawn(world.ids), policy }, plan({ wait2: { kind: 'finishOld' } }))
    await world.run()
    expect(await world.whereabouts()).toEqual({ 'v1 wait2': 4, 'v2 wait1': 10 })
    expect([...new Set(await world.dueIn())]).toEqual([5, 3])
    const everybody = await world.rows<{ id: number }>('select id from prospect where workspace_id = $1')
    await world.happens(
      everybody.map(({ id }) => id),
      'trial.started',
    )
    await world.run()
    // Those who stayed on the old version do not know the rule.
    expect(await world.whereabouts()).toEqual({ 'exit:trial': 10, 'v1 wait2': 4 })
    expect(await world.reconcile()).toEqual([])
  })
})
