import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { announce, type Happened } from '#engine/intake/announce.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { addProspects, addWorkspace, within } from './ground.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

const noon = new Date('2026-11-02T10:00:00Z')

async function ground() {
  const workspaceId = await addWorkspace(db.pool)
  const [maria, samuli] = (await addProspects(db.pool, workspaceId, 2)) as [number, number]
  const listens = (cue: string) =>
    db.pool.query(
      `insert into listener (workspace_id, cue, program_id, version, node_id) values ($1, $2, 1, 1, 'wait')`,
      [workspaceId, cue],
    )
  const enters = (cue: string) =>
    db.pool.query(
      `insert into entry_trigger (workspace_id, cue, program_id, version, node_id) values ($1, $2, 1, 1, 'start')`,
      [workspaceId, cue],
    )
  const say = (...happened: Partial<Happened>[]) =>
    within(db.pool, (client) =>
      announce(
        client,
        workspaceId,
        happened.map((one) => ({ prospectId: maria, cue: 'score', at: noon, ...one })),
      ),
    )
  const signals = async () => {
    const { rows } = await db.pool.query(
      'select prospect_id as "prospectId", cue, detail, at from signal where workspace_id = $1 order by id',
      [workspaceId],
    )
    return rows
  }
  return { workspaceId, maria, samuli, listens, enters, say, signals }
}

describe('announcing what happened', () => {
  test('what nobody listens for leaves nothing behind', async () => {
    const { say, signals, listens } = await ground()
    await listens('grade')
    expect(await say({ cue: 'score' }, { cue: 'event:trial.started' })).toBe(0)
    expect(await signals()).toEqual([])
  })

  test('a listener and an entry each get their signals, in the order in which things happened', async () => {
    const { say, signals, listens, enters, maria, samuli } = await ground()
    await listens('score')
    await enters('event:trial.started')
    const started = { cue: 'event:trial.started', prospectId: samuli, detail: { plan: 'pro', seats: 3 } }
    expect(await say(started, { cue: 'tag' }, { cue: 'score' }, { ...started, detail: { plan: 'free' } })).toBe(3)
    expect(await signals()).toEqual([
      { prospectId: samuli, cue: 'event:trial.started', detail: { plan: 'pro', seats: 3 }, at: noon },
      { prospectId: maria, cue: 'score', detail: {}, at: noon },
      { prospectId: samuli, cue: 'event:trial.started', detail: { plan: 'free' }, at: noon },
    ])
  })

  test('what only wakes is no signal for an entry alone, and says so to a listener', async () => {
    const { say, signals, listens, enters, maria } = await ground()
    await enters('list:3')
    expect(await say({ cue: 'list:3', wakesOnly: true })).toBe(0)
    await listens('list:3')
    expect(await say({ cue: 'list:3', wakesOnly: true })).toBe(1)
    expect(await signals()).toEqual([{ prospectId: maria, cue: 'list:3', detail: { wakesOnly: true }, at: noon }])
  })

  test('another workspace’s listeners hear nothing', async () => {
    const ours = await ground()
    const theirs = await ground()
    await theirs.listens('score')
    expect(await ours.say({})).toBe(0)
    expect(await theirs.signals()).toEqual([])
  })

  test('what is rolled back was never said', async () => {
    const { workspaceId, maria, listens, signals } = await ground()
    await listens('score')
    const failing = within(db.pool, async (client) => {
      await announce(client, workspaceId, [{ prospectId: maria, cue: 'score', at: noon }])
      throw new Error('No.')
    })
    await expect(failing).rejects.toThrow('No.')
    expect(await signals()).toEqual([])
  })

  test('ten thousand at once are all said', async () => {
    const { say, listens, signals } = await ground()
    await listens('score')
    expect(await say(...Array.from({ length: 10_001 }, () => ({})))).toBe(10_001)
    expect(await signals()).toHaveLength(10_001)
  })

  test('the workers are woken when it commits, and only when somebody listens', async () => {
    const { workspaceId, say, listens } = await ground()
    const ear = await db.pool.connect()
    const heard: (string | undefined)[] = []
    ear.on('notification', ({ payload }) => heard.push(payload))
    try {
      await ear.query('listen polku_work')
      await say({})
      await ear.query('select 1')
      expect(heard).toEqual([])
      await listens('score')
      await say({})
      await ear.query('select 1')
      expect(heard).toEqual([String(workspaceId)])
    } finally {
      await ear.query('unlisten *')
      ear.release()
    }
  })
})

test('a property that happens to be called wakesOnly is no order', async () => {
  const { say, signals, enters } = await ground()
  await enters('event:demo')
  expect(await say({ cue: 'event:demo', detail: { wakesOnly: 'maybe' } })).toBe(1)
  expect(await say({ cue: 'event:demo', detail: { wakesOnly: true, a: 1 } })).toBe(1)
  expect((await signals()).map(({ detail }) => detail)).toEqual([{ wakesOnly: false }, { a: 1, wakesOnly: false }])
})
