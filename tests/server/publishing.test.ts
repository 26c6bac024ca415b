import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Graph } from '#engine/program/graph.ts'
import { authorsAfter, authorsOf } from '#server/programs/noteAuthors.ts'
import { publishDue } from '#server/publications/publishDue.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { days, draw, node } from '../worker/guideFollowUp.ts'
import { DAY, letter, makeInFlight, plan, refusalOf } from './inFlightWorld.ts'
import { callAs, signingKey } from './startServer.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

//   start ─ wait (5 days) ─ guide ─ done
const drawn = ({ listId }: { listId: number }, length = 5, subject = 'Guide'): Graph =>
  draw(
    [
      node('start', 'entry', { trigger: { kind: 'list', listId } }),
      node('wait', 'wait', days(length)),
      node('guide', 'email', letter(subject)),
      node('done', 'end', {}),
    ],
    [
      ['start', 'then', 'wait'],
      ['wait', 'then', 'guide'],
      ['guide', 'then', 'done'],
    ],
  )
const world = () => makeInFlight(db, drawn)
type World = Awaited<ReturnType<typeof world>>

/** Looks at the dialog, and answers what it would send. */
async function look({ programs, at }: World, how?: ReturnType<typeof plan>) {
  const { revision, seen, others } = await programs.publishPreview({ ...at, ...(how ? { plan: how } : {}) })
  return { others, order: { ...at, revision, seen, enrollExisting: false, note: '', ...(how ? { plan: how } : {}) } }
}
const press = () => ({
  database: { ...db, close: db.drop },
  publicUrl: 'https://polku.example',
  signingKey,
  log: pino({ level: 'silent' }),
})

describe('what is published is what was shown', () => {
  it('asks again when somebody has edited the draft meanwhile, and publishes what is looked at then', async () => {
    const here = await world()
    await here.save(drawn(here.ids, 6))
    const { order } = await look(here)
    await here.save(drawn(here.ids, 7))
    const refusal = await refusalOf(here.programs.publish(order))
    expect([refusal.code, refusal.status]).toEqual(['program.stale', 409])
    const again = await look(here)
    expect(await here.programs.publish(again.order)).toMatchObject({ version: 2 })
  })

  it('asks again when the number of people has changed by more than a few', async () => {
    const here = await world()
    await here.join(40)
    await here.run()
    await here.save(drawn(here.ids, 6))
    const { order } = await look(here, plan())
    await here.join(9)
    await here.run()
    const refusal = await refusalOf(here.programs.publish(order))
    expect([refusal.code, refusal.status, refusal.params]).toEqual(['migration.drifted', 409, { seen: 40, now: 49 }])
    const again = await look(here, plan())
    expect(await here.programs.publish(again.order)).toMatchObject({ version: 2, moved: { continued: 49 } })
  })

  it('takes no other plan than the one that was shown', async () => {
    const here = await world()
    await here.save(drawn(here.ids, 6))
    const { order } = await look(here, plan())
    const other = { ...order, plan: plan({ wait: { kind: 'exit' } }) }
    expect((await refusalOf(here.programs.publish(other))).code).toBe('publish.unseen')
    expect((await refusalOf(here.programs.publish({ ...order, seen: 'bm9uc2Vuc2U' }))).code).toBe('publish.unseen')
  })
})

describe('whose changes they are', () => {
  it('is known row by row, and those of others have to be accepted', async () => {
    const here = await world()
    const owner = callAs(db, here.people.owner).programs
    await here.save(drawn(here.ids, 6))
    const { revision } = await here.programs.get(here.at)
    await owner.saveDraft({ ...here.at, revision, graph: drawn(here.ids, 6, 'A better guide') })
    const preview = await here.programs.publishPreview(here.at)
    const { marketer } = here.people
    expect(preview.authors).toEqual({ 'node wait': [marketer.id], 'node guide': [here.people.owner.id] })
    expect(preview.names[here.people.owner.id]).toBe(here.people.owner.name)
    expect(preview.others).toEqual([here.people.owner.id])
    const { order } = await look(here)
    expect((await refusalOf(here.programs.publish(order))).code).toBe('publish.others')
    await here.programs.publish({ ...order, acceptOthers: true, name: 'Longer wait' })
    const [newest] = await here.programs.versions(here.at)
    expect(newest).toMatchObject({ number: 2, name: 'Longer wait' })
    expect([...(newest?.authors ?? [])].sort()).toEqual([here.people.owner.name, marketer.name].sort())
    expect((await here.programs.publishPreview(here.at)).authors).toEqual({})
  })

  it('is everybody who touched a row, the last one last', () => {
    const [one, two, three] = [drawn({ listId: 1 }, 1), drawn({ listId: 1 }, 2), drawn({ listId: 1 }, 3)]
    const authors = authorsAfter(
      authorsAfter(authorsAfter({}, one, two, 'anna'), two, three, 'ben'),
      three,
      one,
      'anna',
    )
    expect(authors).toEqual({ 'node wait': ['ben', 'anna'] })
    expect(authorsAfter(authors, one, one, 'carl')).toBe(authors)
    expect(authorsOf({ ...authors, '*': ['dora'] }, ['node wait', 'node guide'])).toEqual(['ben', 'anna', 'dora'])
  })
})

describe('what is planned goes live at its time', () => {
  const planned = async (here: World, days = 2) => {
    const { order } = await look(here)
    const dueAt = new Date((await here.now()).getTime() + days * DAY).toISOString()
    const { publications } = callAs(db, here.people.marketer)
    return { publications, ...(await publications.plan({ ...order, dueAt, name: 'On Tuesday' })) }
  }

  it('as it was looked at, whatever is drawn since; once, whoever looks', async () => {
    const here = await world()
    await here.save(drawn(here.ids, 6))
    const { publications, dueAt } = await planned(here)
    await here.save(drawn(here.ids, 60))
    expect(await publications.list(here.at)).toMatchObject({ planned: { dueAt, name: 'On Tuesday' }, failed: null })
    expect(await publishDue(press(), here.workspaceId)).toBe(0)
    await here.pass(2)
    const both = await Promise.all([publishDue(press(), here.workspaceId), publishDue(press(), here.workspaceId)])
    expect(both.sort()).toEqual([0, 1])
    expect(await here.programs.get(here.at)).toMatchObject({ liveVersion: 2 })
    expect((await here.programs.version({ ...here.at, number: 2 })).graph.nodes.wait?.config).toEqual(days(6))
    expect((await here.programs.get(here.at)).graph.nodes.wait?.config).toEqual(days(60))
    expect(await publications.list(here.at)).toEqual({ planned: null, failed: null })
  })

  it('when the clock of a sandbox is moved past it', async () => {
    const here = await world()
    await planned(here)
    await here.clock.advance({ workspaceId: here.workspaceId, duration: 'PT1H' })
    expect(await here.programs.get(here.at)).toMatchObject({ liveVersion: 1 })
    await db.pool.query('update publication set due_at = workspace_now(workspace_id) where workspace_id = $1', [
      here.workspaceId,
    ])
    expect(await publishDue(press())).toBe(1)
    expect(await here.programs.get(here.at)).toMatchObject({ liveVersion: 2 })
  })

  it('unless it is called off, or somebody publishes before it', async () => {
    const here = await world()
    const first = await planned(here)
    await first.publications.callOff({ ...here.at, publicationId: first.id })
    const settled = first.publications.callOff({ ...here.at, publicationId: first.id })
    expect((await refusalOf(settled)).code).toBe('publication.settled')
    await planned(here)
    await here.publish(drawn(here.ids, 8))
    await here.pass(3)
    expect(await publishDue(press(), here.workspaceId)).toBe(0)
    expect(await here.programs.get(here.at)).toMatchObject({ liveVersion: 2 })
  })

  it('and says why when it cannot', async () => {
    const here = await world()
    const { publications } = await planned(here)
    await db.pool.query('update list set archived_at = now() where workspace_id = $1', [here.workspaceId])
    await here.pass(3)
    expect(await publishDue(press(), here.workspaceId)).toBe(1)
    const { planned: none, failed } = await publications.list(here.at)
    expect([none, failed?.why]).toEqual([null, 'Problems to solve before publishing: 1.'])
  })

  it('not at a time that is past', async () => {
    const here = await world()
    expect((await refusalOf(planned(here, -1))).code).toBe('publication.range')
  })
})

describe('the history of a program', () => {
  it('says who came in, who stands where, and what became of what was foreseen', async () => {
    const here = await world()
    await here.join(7)
    await here.run()
    await here.save(drawn(here.ids, 6))
    const { order } = await look(here, plan())
    await here.programs.publish(order)
    await here.join(2)
    await here.run()
    const [second, first] = await here.programs.versions(here.at)
    expect(first).toMatchObject({ number: 1, entered: 7, standing: 0, foreseen: null, moved: null })
    expect(second).toMatchObject({ entered: 2, standing: 9, foreseen: { continued: 7 }, moved: { continued: 7 } })
    await here.programs.renameVersion({ ...here.at, number: 1, name: 'Spring' })
    expect((await here.programs.versions(here.at)).at(-1)).toMatchObject({ name: 'Spring' })
  })

  it('keeps drafts under a name', async () => {
    const here = await world()
    const { checkpoints } = callAs(db, here.people.marketer)
    const saved = await here.save(drawn(here.ids, 33))
    const stale = checkpoints.keep({ ...here.at, revision: saved.revision - 1, name: 'Too late' })
    expect((await refusalOf(stale)).code).toBe('program.stale')
    const { id: checkpointId } = await checkpoints.keep({ ...here.at, revision: saved.revision, name: 'A month' })
    await here.save(drawn(here.ids, 1))
    expect(await checkpoints.list(here.at)).toMatchObject([{ id: checkpointId, name: 'A month' }])
    const kept = await checkpoints.get({ ...here.at, checkpointId })
    expect(kept.graph.nodes.wait?.config).toEqual(days(33))
    await checkpoints.rename({ ...here.at, checkpointId, name: '33 days' })
    expect(await checkpoints.list(here.at)).toMatchObject([{ name: '33 days' }])
    await checkpoints.remove({ ...here.at, checkpointId })
    expect((await refusalOf(checkpoints.get({ ...here.at, checkpointId }))).code).toBe('notFound.checkpoint')
  })
})
