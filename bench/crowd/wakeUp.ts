import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { recordEvents } from '../../workflow-engine/intake/recordEvents.ts'
import { runBuilt } from '../builtProcesses.ts'
import { type Crowd, EVENT } from './crowdGround.ts'

/** Events a second: a busy workspace. */
const RATE = 20
const LOOK_MS = 5

/**
 * One worker with default settings, and people of whom something happens, one every 50 ms, each in a transaction of its
 * own. Measured from its commit until another session sees the person moved on.
 * @returns milliseconds, one an event
 */
export async function measureWakeUps(crowd: Crowd, events: number): Promise<number[]> {
  const latencies: number[] = []
  const { url, workspaceId } = crowd
  await runBuilt({
    role: 'worker',
    url,
    workspaceId,
    count: 1,
    watch: { begin: () => undefined, end: () => undefined },
    until: async (client) => {
      // The first few find a cold cache and a worker that has not been compiled yet.
      await fire(client, crowd, 20, [])
      await fire(client, crowd, events, latencies)
    },
  })
  return latencies
}

async function fire(writer: pg.Client, crowd: Crowd, events: number, latencies: number[]): Promise<void> {
  const reader = new pg.Client(crowd.url)
  await reader.connect()
  const { rows } = await reader.query<{ id: string; prospect_id: string }>(
    `select id, prospect_id from enrollment where workspace_id = $1 and node_id = 'listen' and status = 'waiting'
       and id >= (random() * $2)::int limit $3`,
    [crowd.workspaceId, Math.max(0, crowd.waiting - 50_000), events],
  )
  const under = new Map<number, number>()
  const watching = watch(reader, crowd.workspaceId, under, latencies, rows.length)
  for (const { id, prospect_id } of rows) {
    const next = performance.now() + 1000 / RATE
    await writer.query('begin')
    const event = { prospectId: Number(prospect_id), type: EVENT, properties: {}, at: new Date() }
    await recordEvents(writer, crowd.workspaceId, [event])
    await writer.query('commit')
    under.set(Number(id), performance.now())
    await pause(Math.max(0, next - performance.now()))
  }
  await watching
  await reader.end()
}

/** Notes when each has moved on. */
async function watch(
  reader: pg.Client,
  workspaceId: number,
  under: Map<number, number>,
  latencies: number[],
  count: number,
): Promise<void> {
  for (let seen = 0; seen < count; ) {
    await pause(LOOK_MS)
    if (under.size === 0) continue
    const { rows } = await reader.query<{ id: string }>({
      name: 'moved',
      text: `select id from enrollment where workspace_id = $1 and id = any ($2::bigint[]) and node_id <> 'listen'`,
      values: [workspaceId, [...under.keys()]],
    })
    const now = performance.now()
    for (const { id } of rows) {
      latencies.push(now - (under.get(Number(id)) as number))
      under.delete(Number(id))
      seen++
    }
  }
}
