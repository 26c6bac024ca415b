import type pg from 'pg'
import { type Fact, type FactValue, factKey } from '#engine/nodes/fact.ts'
import type { Claimed } from '#engine/worker/claimDue.ts'
import { loadFacts } from '#engine/worker/facts/loadFacts.ts'
import { inTransaction } from '#engine/worker/inTransaction.ts'
import { addProspects, addWorkspace, one } from './ground.ts'

/** Somebody entered at nine, came to the step `here` at ten, and is advanced at noon. */
export const entered = new Date('2026-11-02T09:00:00Z')
export const arrived = new Date('2026-11-02T10:00:00Z')
export const noon = new Date('2026-11-02T12:00:00Z')
/** One millisecond, the finest that is told apart. */
export const justBefore = (at: Date) => new Date(at.getTime() - 1)
export const justAfter = (at: Date) => new Date(at.getTime() + 1)

/** A workspace with a few people whose facts can be asked as a worker asks them. */
export async function factWorld(pool: pg.Pool, { sandbox = true } = {}) {
  const workspaceId = await addWorkspace(pool, { sandbox })
  const [maria, samuli, anna] = (await addProspects(pool, workspaceId, 3)) as [number, number, number]
  const bornAt = '2026-11-02 09:00:00.123456+00'

  const claimed = (prospectId: number, more: Partial<Claimed> = {}): Claimed => ({
    id: prospectId * 10,
    programId: 1,
    version: 1,
    prospectId,
    nodeId: 'here',
    visit: 3,
    crashes: 0,
    enteredAt: entered.getTime(),
    arrivedAt: arrived.getTime(),
    dueAt: noon.getTime(),
    waitsFrom: null,
    releaseAt: null,
    goal: null,
    bornAt,
    zone: '',
    ...more,
  })

  /** The answers for each of these, as one batch. */
  const answers = (batch: readonly { claimed: Claimed; now?: Date; facts: readonly Fact[] }[]) =>
    inTransaction(pool, async (client) => {
      const sheets = await loadFacts(
        client,
        workspaceId,
        batch.map(({ claimed, now = noon, facts }) => ({ claimed, now: now.getTime(), facts })),
      )
      return batch.map(({ facts }, n) => facts.map((fact) => sheets[n]?.get(factKey(fact))))
    })

  return {
    pool,
    workspaceId,
    maria,
    samuli,
    anna,
    bornAt,
    claimed,
    answers,
    /** What is known of one person. */
    ask: async (fact: Fact, { of = maria, at = noon, ...more }: { of?: number; at?: Date } & Partial<Claimed> = {}) => {
      const [[answer] = []] = await answers([{ claimed: claimed(of, more), now: at, facts: [fact] }])
      return answer as FactValue
    },
    insert: (table: string, row: Readonly<Record<string, unknown>>) => {
      const all = { workspace_id: workspaceId, ...row }
      const places = Object.keys(all).map((_, n) => `$${n + 1}`)
      return one(
        pool,
        `insert into ${table} (${Object.keys(all).map((name) => `"${name}"`)}) values (${places}) returning 1`,
        Object.values(all),
      )
    },
    event: (prospectId: number, type: string, at: Date, row: Readonly<Record<string, unknown>> = {}) => {
      const all = { workspace_id: workspaceId, prospect_id: prospectId, type, at, ...row }
      const places = Object.keys(all).map((_, n) => `$${n + 1}`)
      return one(
        pool,
        `insert into event (${Object.keys(all).map((name) => `"${name}"`)}) values (${places}) returning id`,
        Object.values(all),
      )
    },
  }
}
