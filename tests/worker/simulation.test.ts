import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileProgram } from '#engine/simulate/compileProgram.ts'
import type { Deed } from '#engine/simulate/scenario.ts'
import { simulate } from '#engine/simulate/simulate.ts'
import { loadContacts } from '#server/personas/loadContacts.ts'
import { readSetting } from '#server/personas/readSetting.ts'
import type { Scope } from '#server/scope.ts'
import { guideFollowUp } from '#templates/programs/guideFollowUp.ts'
import { trialOnboarding } from '#templates/programs/trialOnboarding.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { draw } from '../stories/draw.ts'
import { addFile, addList, addMember, addProgram, addProspects, addWorkspace } from './ground.ts'
import { HOUR } from './lives.ts'
import {
  livedBy,
  liveTogether,
  makeThemDiffer,
  planOf,
  seeded,
  simulated,
  type Tried,
  withIds,
} from './simulatedLives.ts'

// 200 people live through three programs on Postgres, and each of them through the same program in the simulator: the same
// steps at the same times, having seen the same, with the same emails at the same moments, to the same end.

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

test('200 seeded people live in the simulator as they live in the engine', { timeout: 180_000 }, async () => {
  const { pool } = db
  const workspaceId = await addWorkspace(pool)
  for (const [name, role] of [
    ['olli', 'owner'],
    ['liisa', 'sales'],
    ['mia', 'marketer'],
  ] as const)
    await addMember(pool, workspaceId, name, role)
  await pool.query(
    `update workspace set sending_policy = '{"quietHours": {"from": "07:00", "to": "19:00"}, "daysBetween": 1}'
     where workspace_id = $1`,
    [workspaceId],
  )
  await pool.query(
    `insert into score_rule (workspace_id, event_type, path_part, points) values ($1, 'file.downloaded', '', 20),
     ($1, 'email.clicked', '', 5), ($1, 'page.visited', '/pricing', 15)`,
    [workspaceId],
  )
  await pool.query(
    `insert into grade_rule (workspace_id, "of", field, operator, value, points)
     values ($1, 'person', 'industry', 'is', 'retail', 60), ($1, 'company', 'employees', 'atLeast', '100', 30)`,
    [workspaceId],
  )
  const guide = await addList(pool, workspaceId, 'Downloaded the guide')
  const newsletter = await addList(pool, workspaceId, 'Newsletter')
  const topOfMind = await addList(pool, workspaceId, 'Top of mind')
  const newCustomers = await addList(pool, workspaceId, 'New customers')
  const fileId = await addFile(pool, workspaceId, 'Second guide')
  const random = seeded(26)
  const people = await addProspects(pool, workspaceId, 200)
  await makeThemDiffer(pool, workspaceId, people, random)

  const reference = guideFollowUp({ listId: guide, fileId, language: 'en' })
  const trial = trialOnboarding.draw('en', { lists: { topOfMind, newCustomers }, files: {} }, '2026-01-05')
  const mixed = draw(mixture)
  const segment = [...mixed.segments.values()][0] ?? 1
  await pool.query(
    `insert into segment (workspace_id, id, name, rule) values ($1, $2, 'Warm', '{"kind": "scoreAtLeast", "score": 40}')`,
    [workspaceId, segment],
  )
  const mixedGraph = withIds(mixed.graph, newsletter, fileId)
  const tried: Omit<Tried, 'programId'>[] = [
    {
      graph: reference,
      people: people.slice(0, 80),
      deeds: [{ kind: 'downloaded', fileId }, clicks('blogPost'), clicks('secondGuide'), visits('/blog')],
    },
    {
      graph: trial,
      people: people.slice(80, 140),
      deeds: [does('trial.activated'), does('subscription.started'), replies('ended'), visits('/pricing')],
    },
    {
      graph: mixedGraph,
      people: people.slice(140),
      deeds: [
        clicks(mixed.id('email Hello / Moi')),
        replies(mixed.id('email Offer')),
        { kind: 'downloaded', fileId },
        visits('/pricing'),
        does('demo.requested'),
        { kind: 'tag', tag: 'Vip', isOn: true },
      ],
    },
  ]
  const published: Tried[] = []
  for (const one of tried) published.push({ ...one, programId: await addProgram(pool, workspaceId, one.graph) })

  const { rows } = await pool.query<{ now: Date }>('select workspace_now($1) as now', [workspaceId])
  const start = Math.ceil((rows[0]?.now.getTime() ?? 0) / HOUR) * HOUR
  const scope = { database: db, workspaceId, signingKey: 'k', role: 'owner', language: 'en' } as unknown as Scope
  const contacts = await loadContacts(scope, people)
  const plans = new Map(
    published.flatMap(({ people, deeds }) => people.map((id) => [id, planOf(deeds, random)] as const)),
  )
  await liveTogether(pool, workspaceId, published, plans, start, { joining: [guide, null, newsletter] })

  const ends = new Map<string, number>()
  for (const { programId, graph, people } of published) {
    const program = compileProgram(graph)
    const setting = await readSetting(scope, { programId })
    for (const id of people) {
      const person = contacts.get(id)
      if (!person) throw new Error('This person was not loaded.')
      const beginning = { at: new Date(start).toISOString(), entryId: null, forced: {} }
      const run = simulate(program, { person, happenings: plans.get(id) ?? [], beginning }, setting)
      const lived = await livedBy(pool, workspaceId, id, programId)
      expect({ id, ...simulated(run) }).toEqual({ id, ...lived })
      for (const end of lived.ends) ends.set(end, (ends.get(end) ?? 0) + 1)
    }
  }
  // They did not all do the same.
  expect(ends.size).toBeGreaterThan(1)
  const ways = await pool.query(
    `select count(distinct (program_id, node_id, outlet))::int as n from step where workspace_id = $1`,
    [workspaceId],
  )
  expect(ways.rows[0].n).toBeGreaterThan(40)
})

const mixture = `
  joins Newsletter ── score +5 ── email Hello / Moi ── wait up to 4 days for clicked Hello
    ├ happened ── tag Reader ── split
    │   ├ 40 % Few ── set field interest to high ── wait 30 hours ── on to email Offer
    │   └ 60 % Many ── wait until field renewal -3 days at 09:00 ── on to email Offer
    └ timeout ── score -5 ── wait for Tue, Thu 10:00-12:00 ── email Offer ── choose
        ├ in segment Warm and fit at least 60 ── hand off urgently ── end
        ├ company field employees is at least 500 or tagged Vip ── email Special ── wait 3 days ── end
        ├ downloaded Guide ── task Call them ── end
        └ otherwise ── add 1 to field rounds ── repeat 2 times
            ├ again ── wait 50 hours ── back to email Offer
            └ done ── field rounds is at least 3?
                ├ yes ── untag Reader ── end
                └ no ── end
  goal did demo.requested ── hand off ── end
  leaves when score at least 100
`

const clicks = (nodeId: string): Deed => ({ kind: 'reacted', nodeId, reaction: 'clicked', link: '' })
const replies = (nodeId: string): Deed => ({ kind: 'reacted', nodeId, reaction: 'replied', link: '' })
const visits = (path: string): Deed => ({ kind: 'visited', path })
const does = (type: string): Deed => ({ kind: 'event', type, properties: { plan: 'pro' } })
