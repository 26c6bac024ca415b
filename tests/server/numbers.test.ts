import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Coalesced } from '#server/metrics/Coalesced.ts'
import { countNumbers, type ProgramNumbers } from '#server/metrics/countNumbers.ts'
import { numbersWorld } from './numbersWorld.ts'

//   start ─ wait ─ end      Five people, whose days are written below: what stands here was counted by hand.
//
//   who    entered   wait               end
//   Aino   40 days   40 → 10            10
//   Bo     5 days    5  → waits
//   Cleo   20 days   20 → 3             3
//   Dan    6 days    6  → failed 2
//   Eva    3 days    3  → waits, all in version 2, by the other entry

let here: Awaited<ReturnType<typeof numbersWorld>>
const ids: Record<string, number> = {}
beforeAll(async () => {
  here = await numbersWorld()
  const { lived } = here
  const start = (came: number, version = 1, node = 'start') => ({ node, came, left: came, version })
  ids.aino = await lived([
    start(40),
    { node: 'wait', came: 40, left: 10 },
    { node: 'end', came: 10, left: 10, outlet: '' },
  ])
  ids.bo = await lived([start(5), { node: 'wait', came: 5, left: null }])
  ids.cleo = await lived([
    start(20),
    { node: 'wait', came: 20, left: 3 },
    { node: 'end', came: 3, left: 3, outlet: '' },
  ])
  ids.dan = await lived([start(6), { node: 'wait', came: 6, left: 2, outlet: '' }], true)
  ids.eva = await lived([start(3, 2, 'event'), { node: 'wait', came: 3, left: null, version: 2 }])
  await here.world.rows(
    `insert into tally (workspace_id, program_id, version, node_id, outlet, measure, n)
     select s.workspace_id, program_id, s.version, s.node_id, s.outlet,
       (case when s.outlet <> '' then 'movedOn' when e.status = 'failed' then 'failed' else 'exited' end)::measure, count(*)
     from step s join enrollment e using (workspace_id, program_id) where s.enrollment_id = e.id group by 1, 2, 3, 4, 5, 6
     union all
     select workspace_id, program_id, version, node_id, '', 'entered', count(*) from (
       select workspace_id, program_id, version, node_id from step
       union all select workspace_id, program_id, version, node_id from enrollment where status = 'waiting') v
     group by 1, 2, 3, 4`,
  )
})
afterAll(() => here.world.end())

const count = (part: Parameters<typeof here.asked>[0] = {}) =>
  countNumbers(here.scope, here.programId, here.asked(part))

/** "entered waiting movedOn exited failed" of one node. */
const row = ({ nodes }: ProgramNumbers, nodeId: string): string => {
  const { entered, waiting, movedOn, exited, failed } = nodes[nodeId] ?? {
    entered: 0,
    waiting: 0,
    movedOn: 0,
    exited: 0,
    failed: 0,
  }
  return [entered, waiting, movedOn, exited, failed].join(' ')
}

describe('a cohort', () => {
  it('is who entered in the range, wherever they are by now', async () => {
    const week = await count({ days: 7 })
    expect(row(week, 'wait')).toBe('3 2 0 0 1')
    expect(row(week, 'end')).toBe('0 0 0 0 0')
    const month = await count({ days: 30 })
    expect(row(month, 'wait')).toBe('4 2 1 0 1')
    expect(row(month, 'end')).toBe('1 0 0 1 0')
    expect(month.edges).toEqual({ 'start.then': 3, 'event.then': 1, 'wait.then': 1 })
  })
  it('of a range before has its length and ends where the other begins', async () => {
    const before = await count({ days: 7, before: true })
    expect(before.nodes).toEqual({})
    const fortnight = await count({ days: 14, before: true })
    expect(row(fortnight, 'wait')).toBe('1 0 1 0 0')
  })
  it('of days from and to takes both days in', async () => {
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
    expect(row(await count({ from: day(21), to: day(19) }), 'wait')).toBe('1 0 1 0 0')
    expect(row(await count({ to: day(19) }), 'wait')).toBe('2 0 2 0 0')
    expect(row(await count({ from: day(18) }), 'wait')).toBe('3 2 0 0 1')
  })
})

describe('activity', () => {
  it('is what happened in the range, to whomever', async () => {
    const week = await count({ days: 7, mode: 'activity' })
    expect(row(week, 'wait')).toBe('3 2 1 0 1')
    expect(week.before).toEqual({ wait: 1 })
    expect(row(week, 'end')).toBe('1 0 0 1 0')
    expect(row(week, 'start')).toBe('2 0 2 0 0')
  })
  it('in a range that is over stands as it did at its end', async () => {
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
    const then = await count({ from: day(12), to: day(4), mode: 'activity' })
    // Aino and Cleo stood there; Aino went; Bo and Dan came; Dan failed only later.
    expect(then.before).toEqual({ wait: 2 })
    expect(row(then, 'wait')).toBe('2 3 1 0 0')
  })
})

describe('without a range', () => {
  it('cohort and activity are the same, and what the counters say', async () => {
    const counters = await count()
    const { at: _, ...ledger } = await count({ mode: 'activity', to: '2999-01-01' })
    const { at: __, ...cohort } = await count({ to: '2999-01-01' })
    expect(row(counters, 'wait')).toBe('5 2 2 0 1')
    expect({ ...ledger, to: null }).toEqual({ ...cohort, to: null })
    const { at: ___, ...rest } = counters
    expect({ ...cohort, to: null }).toEqual(rest)
  })
  it('versions and entries narrow it down', async () => {
    expect(row(await count({ version: 2 }), 'wait')).toBe('1 1 0 0 0')
    expect(row(await count({ since: 2 }), 'wait')).toBe('1 1 0 0 0')
    expect(row(await count({ since: 1 }), 'wait')).toBe('5 2 2 0 1')
    expect(row(await count({ version: 2, days: 90 }), 'wait')).toBe('1 1 0 0 0')
    expect(row(await count({ entry: 'event' }), 'wait')).toBe('1 1 0 0 0')
    expect(row(await count({ entry: 'start', days: 7, mode: 'activity' }), 'wait')).toBe('2 1 1 0 1')
  })
})

describe('emails and hand-offs', () => {
  beforeAll(async () => {
    const { mailed, world, scope } = here
    const workspaceId = scope.workspaceId
    await mailed(ids.aino ?? 0, 'mail', {
      sent_at: `now() - interval '30 days'`,
      clicked_at: `now() - interval '2 days'`,
    })
    await mailed(ids.bo ?? 0, 'mail', { replied_at: 'now()', variant_id: `'b'` })
    await mailed(ids.dan ?? 0, 'mail', { state: `'failed'`, sent_at: 'null' })
    const third = await mailed(ids.eva ?? 0, 'mail', { state: `'inDoubt'`, sent_at: 'null' })
    await world.rows(
      `insert into event (workspace_id, prospect_id, type, message_id, at)
       select $1, prospect_id, 'email.unsubscribed', $2, now() from enrollment where workspace_id = $1 and id = $3`,
      ...[workspaceId, third, ids.eva],
    )
    for (const [who, state] of [
      ['bo', 'meeting'],
      ['eva', 'notNow'],
    ] as const)
      await world.rows(
        `insert into lead (workspace_id, prospect_id, program_id, version, node_id, enrollment_id, visit, state, created_at, updated_at)
         select $1, prospect_id, program_id, 1, 'sales', id, 1, $3::lead_state, now(), now() from enrollment
         where workspace_id = $1 and id = $2`,
        ...[workspaceId, ids[who], state],
      )
  })
  it('are counted with what people did about them', async () => {
    const { mails, leads } = await count()
    expect(mails).toEqual({
      mail: { delivered: 3, clicked: 1, replied: 1, bounced: 1, unsubscribed: 1, clickedOfDelivered: 1 },
    })
    expect(leads).toEqual({ sales: { handedOver: 2, accepted: 1 } })
  })
  it('belong to the cohort of their people, or to the day on which something happened', async () => {
    const cohort = await count({ days: 7 })
    expect(cohort.mails.mail).toMatchObject({ delivered: 2, clicked: 0, replied: 1, bounced: 1, unsubscribed: 1 })
    const activity = await count({ days: 7, mode: 'activity' })
    // Aino clicked last week what had come a month ago: a click of this week, and no share of what came this week.
    expect(activity.mails.mail).toMatchObject({ delivered: 2, clicked: 1, clickedOfDelivered: 0 })
  })
  it('are those of the people who got a variant', async () => {
    const b = await count({ variantNode: 'mail', variant: 'b' })
    expect(row(b, 'wait')).toBe('1 1 0 0 0')
    expect(b.mails.mail).toMatchObject({ delivered: 1, replied: 1 })
    expect(b.leads).toEqual({ sales: { handedOver: 1, accepted: 1 } })
  })
})

describe('many who look', () => {
  it('cost one question', async () => {
    let asked = 0
    const shared = new Coalesced<number>({ least: 60_000, share: 0.1 })
    const load = async () => ++asked
    expect(await Promise.all([1, 2, 3].map(() => shared.ask('a', load)))).toEqual([1, 1, 1])
    expect(await shared.ask('a', load)).toBe(1)
    expect(await shared.ask('b', load)).toBe(2)
  })
  it('are not told of a failure twice', async () => {
    const shared = new Coalesced<number>({ least: 60_000, share: 0.1 })
    const failing = shared.ask('a', () => Promise.reject(new Error('away')))
    await expect(failing).rejects.toThrow('away')
    expect(await shared.ask('a', async () => 7)).toBe(7)
  })
})
