import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { announce } from '#engine/intake/announce.ts'
import { refreshSegment } from '#engine/intake/segments/refreshSegment.ts'
import type { Rule } from '#engine/nodes/rule.ts'
import { refreshSegments } from '#engine/worker/segments/refreshSegments.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { addProgram, addProspects, addWorkspace, one, within } from './ground.ts'
import { draw, node } from './guideFollowUp.ts'
import { DAY, makeWorld } from './world.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

const vip: Rule = { kind: 'tagged', tag: 'vip' }

async function ground({ sandbox = false, rule = vip } = {}) {
  const workspaceId = await addWorkspace(db.pool, { sandbox })
  const [maria, samuli, anna] = (await addProspects(db.pool, workspaceId, 3)) as [number, number, number]
  const segmentId = await one(
    db.pool,
    `insert into segment (workspace_id, name, rule) values ($1, 'Very important', $2) returning id`,
    [workspaceId, JSON.stringify(rule)],
  )
  const of = (sql: string, ...values: unknown[]) => db.pool.query(sql, [workspaceId, ...values])
  return {
    workspaceId,
    segmentId,
    maria,
    samuli,
    anna,
    of,
    tag: (id: number, name = 'vip') =>
      of('insert into prospect_tag (workspace_id, prospect_id, tag, at) values ($1, $2, $3, now())', id, name),
    untag: (id: number) => of('delete from prospect_tag where workspace_id = $1 and prospect_id = $2', id),
    refresh: () => within(db.pool, (client) => refreshSegment(client, workspaceId, segmentId)),
    /** Looks like a worker, as often as there is something to look at. */
    look: async () => {
      let looks = 0
      while ((await refreshSegments({ pool: db.pool }, workspaceId)) > 0) if (++looks > 20) throw new Error('No end.')
      return looks
    },
    age: (interval: string) =>
      of(`update segment set refreshed_at = now() - $2::interval where workspace_id = $1`, interval),
    members: async () => {
      const { rows } = await of('select prospect_id as id from segment_member where workspace_id = $1 order by 1')
      return rows.map(({ id }) => Number(id))
    },
    segment: async () => {
      const { rows } = await of('select size, failure, refreshed_at as at from segment where workspace_id = $1')
      return rows[0]
    },
    signals: async () => {
      const { rows } = await of(
        'select prospect_id as id, cue, detail from signal where workspace_id = $1 order by signal.id',
      )
      return rows
    },
    listens: (cue = `segment:${segmentId}`) =>
      of(`insert into listener (workspace_id, cue, program_id, version, node_id) values ($1, $2, 1, 1, 'wait')`, cue),
  }
}

describe('who is in a segment', () => {
  test('is whom its rule holds for at the last look', async () => {
    const { refresh, members, segment, tag, untag, maria, samuli } = await ground()
    await tag(maria)
    await tag(samuli, 'other')
    expect(await refresh()).toEqual({ joined: 1, left: 0, size: 1 })
    await tag(samuli)
    await untag(maria)
    expect(await members()).toEqual([maria])
    expect(await refresh()).toEqual({ joined: 1, left: 1, size: 1 })
    expect(await members()).toEqual([samuli])
    expect(await segment()).toMatchObject({ size: 1, failure: null })
    expect(await refresh()).toEqual({ joined: 0, left: 0, size: 1 })
  })

  test('joining is announced to whoever waits for it, leaving wakes only', async () => {
    const { refresh, signals, tag, untag, maria, samuli, listens, segmentId } = await ground()
    await tag(maria)
    await refresh()
    expect(await signals()).toEqual([])
    await listens()
    await untag(maria)
    await tag(samuli)
    await refresh()
    expect(await signals()).toEqual([
      { id: samuli, cue: `segment:${segmentId}`, detail: {} },
      { id: maria, cue: `segment:${segmentId}`, detail: { wakesOnly: true } },
    ])
  })

  test('a rule that cannot be asked keeps its members and says why, and does not stand in the way of others', async () => {
    const { look, members, segment, tag, maria, of, segmentId, workspaceId } = await ground()
    await tag(maria)
    await look()
    await of('update segment set rule = $2, refreshed_at = null where workspace_id = $1', {
      kind: 'reacted',
      emailNodeId: 'mail',
    })
    await of(`insert into segment (workspace_id, name, rule) values ($1, 'All', '{"kind": "all", "rules": []}')`)
    expect(await look()).toBe(2)
    expect(await members()).toEqual([maria, ...(await everybody(workspaceId))].sort((a, b) => a - b))
    expect((await of('select failure from segment where workspace_id = $1 and id = $2', segmentId)).rows).toEqual([
      { failure: 'What somebody did with an email is known inside its program only.' },
    ])
    expect((await segment()).at).not.toBe(null)
  })
})

const everybody = async (workspaceId: number) => {
  const { rows } = await db.pool.query('select id from prospect where workspace_id = $1 order by 1', [workspaceId])
  return rows.map(({ id }) => Number(id))
}

describe('a worker looks', () => {
  test('at a new rule at once, and then every ten minutes', async () => {
    const { look, age } = await ground()
    expect(await look()).toBe(1)
    expect(await look()).toBe(0)
    await age('9 minutes 59 seconds')
    expect(await look()).toBe(0)
    await age('10 minutes 1 second')
    expect(await look()).toBe(1)
  })

  test('every minute while a program waits for people to join', async () => {
    for (const table of ['listener', 'entry_trigger']) {
      const { look, age, of, segmentId } = await ground()
      await of(
        `insert into ${table} (workspace_id, cue, program_id, version, node_id) values ($1, $2, 1, 1, 'n')`,
        `segment:${segmentId}`,
      )
      await look()
      await age('59 seconds')
      expect(await look()).toBe(0)
      await age('61 seconds')
      expect(await look()).toBe(1)
    }
  })

  test('less often when a look is expensive', async () => {
    const { look, age, of } = await ground()
    await look()
    await of('update segment set refresh_ms = 60000 where workspace_id = $1')
    await age('19 minutes')
    expect(await look()).toBe(0)
    await age('21 minutes')
    expect(await look()).toBe(1)
  })

  test('at no archived one', async () => {
    const { look, of } = await ground()
    await of('update segment set archived_at = now() where workspace_id = $1')
    expect(await look()).toBe(0)
  })

  test('in a sandbox whenever the clock was moved, and whenever something has changed', async () => {
    for (const sandbox of [true, false]) {
      const { look, of, workspaceId, maria } = await ground({ sandbox })
      await look()
      await of('update workspace set clock_ahead_ms = clock_ahead_ms + 1000 where workspace_id = $1')
      expect(await look()).toBe(sandbox ? 1 : 0)
      for (const count of [1, 100]) {
        const at = new Date()
        await within(db.pool, (client) =>
          announce(
            client,
            workspaceId,
            Array.from({ length: count }, () => ({ prospectId: maria, cue: 'tag', at })),
          ),
        )
        expect(await look()).toBe(sandbox ? 1 : 0)
      }
    }
  })

  test('two at once look at one segment each', async () => {
    const { workspaceId, of } = await ground()
    await of(`insert into segment (workspace_id, name, rule) values ($1, 'All', '{"kind": "all", "rules": []}')`)
    const looks = await Promise.all([1, 2, 3].map(() => refreshSegments({ pool: db.pool }, workspaceId)))
    expect(looks.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(2)
    expect(await one(db.pool, 'select count(*) from segment_member where workspace_id = $1', [workspaceId])).toBe(3)
  })
})

test('whoever comes into a segment enters the programs that wait for it, once, also by what another program did', async () => {
  const world = await makeWorld(db.pool)
  const { workspaceId } = world
  const [maria, samuli] = (await world.people(2)) as [number, number]
  const segmentId = await one(
    db.pool,
    `insert into segment (workspace_id, name, rule) values ($1, 'Warm', $2) returning id`,
    [workspaceId, { kind: 'scoreAtLeast', score: 50 }],
  )
  const programId = await addProgram(
    db.pool,
    workspaceId,
    draw(
      [node('start', 'entry', { trigger: { kind: 'segment', segmentId } }), node('done', 'end', {})],
      [['start', 'then', 'done']],
    ),
  )
  const inside = () => world.count('from enrollment where workspace_id = $1 and program_id = $2', programId)
  await db.pool.query('update prospect set score = 60 where workspace_id = $1 and id = $2', [workspaceId, samuli])
  await world.run()
  expect(await inside()).toBe(1)
  await world.run()
  expect(await inside()).toBe(1)
  // A rule of points does the rest: nobody is moved by hand.
  await db.pool.query(`insert into score_rule (workspace_id, event_type, points) values ($1, 'file.downloaded', 80)`, [
    workspaceId,
  ])
  await world.download([maria])
  await world.forward(DAY)
  await world.run()
  expect(await inside()).toBe(2)
})
