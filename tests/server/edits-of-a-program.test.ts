import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinList } from '#engine/intake/joinList.ts'
import type { Graph } from '#engine/program/graph.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { addProspects, within } from '../worker/ground.ts'
import { node } from '../worker/guideFollowUp.ts'
import { edited, lifeOf, program } from './editedProgram.ts'
import { type InFlight, makeInFlight, plan } from './inFlightWorld.ts'

// The second table of docs/edits-in-flight.md: what is done to the program as a whole, and to whom. Before: who has not
// come in yet. At: who is inside, at a wait with 3 days to go. Past: who has left.

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

const stay = '3 Guide, 10 Video, 13 Bye, completed'
const whole = '0 Hello, 2 Tips, 7 Guide, 14 Video, 17 Bye, completed'

interface Row {
  readonly edit: string
  /** Does it. @param others a list that is not the program's yet */
  readonly make: (world: InFlight, others: number) => Promise<unknown>
  /** What becomes of who comes onto the list of the program afterwards. */
  readonly before: string
  readonly at: string
  /** What becomes of who has left when they come onto the list once more. */
  readonly past: string
  /** What becomes of who comes onto the other list afterwards. */
  readonly elsewhere?: string
}

const publish = (change: (graph: Graph, others: number) => Graph) => (world: InFlight, others: number) =>
  world.publish(change(program(world.ids), others), plan())
const set = (status: 'paused' | 'ended') => (world: InFlight) => world.programs.setStatus({ ...world.at, status })

const rows: readonly Row[] = [
  {
    edit: 'Entry changed',
    make: publish((graph, listId) =>
      edited(graph, { start: node('start', 'entry', { trigger: { kind: 'list', listId } }) }),
    ),
    before: 'never in',
    at: stay,
    past: 'completed',
    elsewhere: whole,
  },
  {
    edit: 'Re-entry changed',
    make: publish((graph) => ({ ...graph, policy: { reentry: { kind: 'afterLeaving' }, exits: [] } })),
    before: whole,
    at: stay,
    past: whole,
  },
  { edit: 'Program paused', make: set('paused'), before: 'at start', at: 'at wait', past: 'completed' },
  { edit: 'Entries stopped', make: set('ended'), before: 'never in', at: stay, past: 'completed' },
  {
    edit: 'Program ended for everybody',
    make: ({ programs, at }) => programs.endNow({ ...at, people: 1 }),
    before: 'never in',
    at: 'programEnded',
    past: 'completed',
  },
  {
    edit: 'Program archived',
    make: async (world) => {
      await set('ended')(world)
      await world.programs.archive(world.at)
    },
    before: 'never in',
    at: stay,
    past: 'completed',
  },
]

/** Does it to somebody inside and somebody who has left, brings in somebody new, and tells what became of all. */
async function live(make: Row['make']) {
  const world = await makeInFlight(db, program)
  const { id: others } = await db.prisma.list.create({ data: { workspaceId: world.workspaceId, name: 'Others' } })
  const come = async (listId: number, prospectId?: number): Promise<number> => {
    const [id = 0] = prospectId ? [prospectId] : await addProspects(db.pool, world.workspaceId, 1)
    await world.rows('update prospect set score = 5 where workspace_id = $1')
    const now = await world.now()
    await within(db.pool, async (client) => {
      await client.query('delete from list_member where workspace_id = $1 and list_id = $2 and prospect_id = $3', [
        world.workspaceId,
        listId,
        id,
      ])
      await joinList(client, world.workspaceId, listId, [id], now)
    })
    await world.run()
    return id
  }
  const past = await come(world.listId)
  await world.after(20)
  const at = await come(world.listId)
  await world.after(4)
  const since = await world.now()
  await make(world, others)
  await world.run()
  const before = await come(world.listId)
  const elsewhere = await come(others)
  // Coming once more is nothing to somebody who is inside.
  await come(world.listId, at)
  await come(world.listId, past)
  await world.after(60)
  const tell = (id: number) => lifeOf(world, id, since)
  return {
    world,
    before: await tell(before),
    at: await tell(at),
    past: await tell(past),
    elsewhere: await tell(elsewhere),
  }
}

const page = readFileSync('docs/edits-in-flight.md', 'utf8')

describe.each(rows)('$edit', ({ edit, make, before, at, past, elsewhere = 'never in' }) => {
  let made: ReturnType<typeof live> | undefined
  const lives = () => {
    made ??= live(make)
    return made
  }

  it('has a row in the table', () => {
    expect(page).toContain(`\n| **${edit}** |`)
  })
  it('before: who has not come in yet', async () => {
    expect((await lives()).before).toBe(before)
    expect((await lives()).elsewhere).toBe(elsewhere)
  })
  it('at: who is inside', async () => {
    expect((await lives()).at).toBe(at)
  })
  it('past: who has left', async () => {
    expect((await lives()).past).toBe(past)
  })
  it('loses nobody and counts everybody', async () => {
    expect(
      (await (await lives()).world.reconcile()).filter((said) => !said.startsWith('A person is in a program once')),
    ).toEqual([])
  })
})
