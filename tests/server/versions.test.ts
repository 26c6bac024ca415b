import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Graph } from '#engine/program/graph.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { days, draw, node } from '../worker/guideFollowUp.ts'
import { letter, makeInFlight, plan, refusalOf } from './inFlightWorld.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

//   start ─ hello ─ wait (5 days) ─ guide ─ done
const drawn = ({ listId }: { listId: number }, subject = 'Guide', length = 5): Graph =>
  draw(
    [
      node('start', 'entry', { trigger: { kind: 'list', listId } }),
      node('hello', 'email', letter('Hello')),
      node('wait', 'wait', days(length)),
      node('guide', 'email', letter(subject)),
      node('done', 'end', {}),
    ],
    [
      ['start', 'then', 'hello'],
      ['hello', 'then', 'wait'],
      ['wait', 'then', 'guide'],
      ['guide', 'then', 'done'],
    ],
  )

describe('an older version', () => {
  it('can be the draft again, when nobody has saved since it was looked at', async () => {
    const world = await makeInFlight(db, drawn)
    await world.publish(drawn(world.ids, 'A worse guide', 9))
    const { revision, graph } = await world.programs.get(world.at)
    expect(graph).not.toEqual(drawn(world.ids))
    const stale = world.programs.restoreVersion({ ...world.at, number: 1, revision: revision - 1 })
    expect((await refusalOf(stale)).code).toBe('program.stale')
    const none = world.programs.restoreVersion({ ...world.at, number: 7, revision })
    expect((await refusalOf(none)).code).toBe('notFound.version')
    const saved = await world.programs.restoreVersion({ ...world.at, number: 1, revision })
    expect(saved.revision).toBe(revision + 1)
    expect((await world.programs.get(world.at)).graph).toEqual(
      (await world.programs.version({ ...world.at, number: 1 })).graph,
    )
    expect(await world.programs.get(world.at)).toMatchObject({ liveVersion: 2 })
  })

  it('can be published once more, with the people moved back to it and its emails as they were', async () => {
    const world = await makeInFlight(db, drawn)
    await world.join(3)
    await world.run()
    await world.publish(drawn(world.ids, 'A worse guide', 9), plan())
    await world.join(2)
    await world.run()
    await world.after(1)
    const draft = await world.save(drawn(world.ids, 'Not ready yet'))

    const preview = await world.programs.publishPreview({ ...world.at, number: 1 })
    expect(preview.standing).toMatchObject([
      { version: 2, nodeId: 'wait', people: 5, change: { kind: 'changed', fields: ['duration'] } },
    ])
    const order = { ...world.at, number: 1, note: 'Back', plan: plan(), people: 5 }
    const newer = await refusalOf(world.programs.republish({ ...order, liveVersion: 1 }))
    expect(newer).toMatchObject({ code: 'migration.newer', params: { version: 2 } })
    const published = await world.programs.republish({ ...order, liveVersion: 2 })
    expect(published).toMatchObject({ version: 3, entered: 0, moved: { continued: 5 } })

    expect((await world.programs.version({ ...world.at, number: 3 })).graph).toEqual(
      (await world.programs.version({ ...world.at, number: 1 })).graph,
    )
    expect(await world.programs.get(world.at)).toMatchObject({ liveVersion: 3, revision: draft.revision })
    await world.join(1)
    await world.run()
    expect(await world.whereabouts()).toEqual({ 'v3 wait': 6 })
    await world.after(5)
    expect(await world.mails()).toEqual({ Guide: 6, Hello: 6 })
    expect(await world.reconcile()).toEqual([])
    const trace = await world.rows<{ details: object }>(
      `select details from audit where workspace_id = $1 and action = 'program.publish' order by id desc limit 1`,
    )
    expect(trace[0]?.details).toMatchObject({ version: 3, copyOf: 1, note: 'Back', moved: { continued: 5 } })
  })

  it('is not published when what it needs is gone', async () => {
    const world = await makeInFlight(db, drawn)
    await world.publish(drawn({ listId: (await other(world)).id }))
    await db.prisma.list.updateMany({ where: { id: world.listId }, data: { archivedAt: new Date() } })
    const order = { ...world.at, number: 1, liveVersion: 2, note: '' }
    const refusal = await refusalOf(world.programs.republish(order))
    expect(refusal).toMatchObject({ code: 'program.blocked', status: 422 })
    expect(refusal.issues).toContainEqual(expect.objectContaining({ code: 'archivedList', nodeId: 'start' }))
  })

  it('never changes, whatever is published over it', async () => {
    const world = await makeInFlight(db, drawn)
    await world.join(2)
    const before = await db.prisma.programVersion.findMany({ where: { workspaceId: world.workspaceId } })
    const emails = await db.prisma.versionEmail.findMany({ where: { workspaceId: world.workspaceId } })
    await world.publish(drawn(world.ids, 'Another'), plan())
    await world.programs.republish({ ...world.at, number: 1, liveVersion: 2, note: '', plan: plan() })
    const after = { workspaceId: world.workspaceId, number: 1 }
    expect(await db.prisma.programVersion.findMany({ where: after })).toEqual(before)
    expect(await db.prisma.versionEmail.findMany({ where: { workspaceId: world.workspaceId, version: 1 } })).toEqual(
      emails,
    )
  })

  const other = (world: Awaited<ReturnType<typeof makeInFlight>>) =>
    db.prisma.list.create({ data: { workspaceId: world.workspaceId, name: 'Others' } })
})
