import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitUntilSettled } from '#server/clock/waitUntilSettled.ts'
import type { Refusal } from '#server/refusal.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { callAs, makeWorkspace } from './startServer.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: { cause?: Refusal }) => error.cause?.code,
  )

describe("a sandbox's clock", () => {
  it('moves forward by what it is told, stays the same time of day, and leaves a trace', async () => {
    const workspace = await makeWorkspace(db, 'Sandbox')
    const marketer = callAs(db, workspace.people.marketer)
    const at = { workspaceId: workspace.id }
    const before = new Date((await marketer.workspace.get(at)).now)
    const { now, settled } = await marketer.clock.advance({ ...at, duration: 'P5D' })
    expect(settled).toBe(true)
    const local = (moment: Date) => moment.toLocaleString('en-GB', { timeZone: 'Europe/Helsinki', timeStyle: 'short' })
    expect(local(new Date(now))).toBe(local(new Date(before.getTime() + 1)))
    expect((new Date(now).getTime() - before.getTime()) / 86_400_000).toBeCloseTo(5, 1)
    await marketer.clock.advance({ ...at, duration: 'PT2H' })
    const later = new Date((await marketer.workspace.get(at)).now)
    expect((later.getTime() - new Date(now).getTime()) / 3_600_000).toBeCloseTo(2, 1)
    const trace = await db.prisma.audit.findMany({ where: { workspaceId: workspace.id, action: 'clock.advance' } })
    expect(trace.map((row) => row.details)).toEqual([{ duration: 'P5D' }, { duration: 'PT2H' }])
  })

  it('moves neither back, nor without end, nor by words', async () => {
    const workspace = await makeWorkspace(db, 'Sandbox')
    const advance = (duration: string) =>
      codeOf(callAs(db, workspace.people.marketer).clock.advance({ workspaceId: workspace.id, duration }))
    expect(await advance('P-5D')).toBe('clock.range')
    expect(await advance('PT0S')).toBe('clock.range')
    expect(await advance('P3Y')).toBe('clock.range')
    expect(await advance('five days')).toBe('input.notDuration')
  })

  it('is only in a sandbox', async () => {
    const workspace = await makeWorkspace(db, 'Real', { sandbox: false })
    const call = callAs(db, workspace.people.owner).clock.advance({ workspaceId: workspace.id, duration: 'P1D' })
    expect(await codeOf(call)).toBe('sandbox.only')
  })
})

describe('waiting for what is due', () => {
  /** A wait on a clock of its own: each look is `step` milliseconds after the last. */
  async function wait(counts: (look: number) => number, step: number) {
    let time = 0
    let looks = 0
    const nothing = { messages: 0, webhooks: 0, signals: 0, commands: 0, dates: 0, segments: 0 }
    const settled = await waitUntilSettled(async () => ({ ...nothing, enrollments: counts(looks++) }), {
      now: () => time,
      sleep: async () => {
        time += step
      },
    })
    return { settled, time }
  }

  it('ends when nothing is left, however long that takes, as long as it goes on', async () => {
    expect(await wait((look) => 50 - look, 10_000)).toEqual({ settled: true, time: 500_000 })
  })

  it('gives up when nobody works on it', async () => {
    expect(await wait(() => 7, 100)).toEqual({ settled: false, time: 20_100 })
  })

  it('gives up at last', async () => {
    const { settled, time } = await wait((look) => 1 + (look % 2), 10_000)
    expect(settled).toBe(false)
    expect(time).toBeLessThanOrEqual(620_000)
  })
})
