import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { runBuilt } from '../builtProcesses.ts'
import type { BenchRedis } from '../peers/redis.ts'
import { type ProcessReport, runProcesses, type Watch } from '../processes.ts'
import { perPerson } from '../reference.ts'
import { type Floor, runFloor } from './floor.ts'
import { countRows, type Rows } from './ground.ts'

export type CellKey =
  | 'ours'
  | 'oursUnfused'
  | 'oursX4'
  | 'dbos'
  | 'graphileWorker'
  | 'pgBoss'
  | 'pgBossBulk'
  | 'bullmq'
  | 'floor1'
  | 'floor4'

/** One way to carry people through the reference program. */
export interface Cell {
  readonly key: CellKey
  readonly name: string
  /** How many people it carries in a run: fewer where it is slow, so that a round stays a matter of a minute. */
  readonly people: number
  readonly run: (at: Place) => Promise<Run>
  /** What must stand in the database afterwards. */
  readonly rows: (people: number) => Partial<Rows>
}

/** A fresh copy of the ground. */
export interface Place {
  readonly url: string
  readonly floor: Floor
  readonly people: number
  readonly redis: BenchRedis | null
  readonly watch: Watch
}

export interface Run {
  readonly seconds: number
  readonly reports: readonly ProcessReport[]
}

/** Everything: the ledger and the counters, too. */
const everything = (people: number): Rows => ({
  ...effects(people),
  ended: people,
  steps: people * perPerson.ledger,
  // Entered once a step, moved on or ended once a step.
  counted: people * perPerson.ledger * 2,
})

/** What peers write: no ledger, no counters. */
const effects = (people: number) => ({
  messages: people * perPerson.messages,
  leads: people * perPerson.leads,
  notifications: people * perPerson.notifications,
})

/** @param people that the quick ones carry */
export function cellsFor(people: number): Cell[] {
  const share = (part: number) => Math.max(100, Math.round(people * part))
  return [
    { key: 'floor1', name: 'SQL floor, 1 connection', people, run: floor(1), rows: everything },
    { key: 'ours', name: 'Polku, 1 worker', people, run: ours(1), rows: everything },
    { key: 'oursUnfused', name: 'Polku, unfused', people: share(0.5), run: unfused, rows: everything },
    {
      key: 'pgBossBulk',
      name: 'pg-boss, in bulk',
      people: share(0.25),
      run: peer('pgBoss.ts', { isBulk: true }),
      rows: effects,
    },
    { key: 'dbos', name: 'DBOS', people: share(0.05), run: peer('dbos.ts'), rows: effects },
    {
      key: 'graphileWorker',
      name: 'graphile-worker',
      people: share(0.1),
      run: peer('graphileWorker.ts'),
      rows: effects,
    },
    {
      key: 'pgBoss',
      name: 'pg-boss, a job at a time',
      people: share(0.1),
      run: peer('pgBoss.ts', { isBulk: false }),
      rows: effects,
    },
    { key: 'bullmq', name: 'BullMQ', people: share(0.2), run: peer('bullmq.ts'), rows: effects },
    { key: 'floor4', name: 'SQL floor, 4 connections', people: people * 2, run: floor(4), rows: everything },
    { key: 'oursX4', name: 'Polku, 4 workers', people: people * 2, run: ours(4), rows: everything },
  ]
}

const floor =
  (connections: number) =>
  async ({ url, floor, watch }: Place): Promise<Run> => ({
    seconds: await runFloor({ url, floor, connections, watch }),
    reports: [],
  })

const ours =
  (count: number) =>
  ({ url, floor: { workspaceId }, watch }: Place): Promise<Run> =>
    runBuilt({ role: 'worker', url, workspaceId, count, until: everybodyEnded, watch })

async function unfused({ url, watch }: Place): Promise<Run> {
  const client = new pg.Client(url)
  await client.connect()
  const run = await runProcesses('engine/unfusedWorker.ts', [{ url }], { until: () => everybodyEnded(client), watch })
  await client.end()
  return run
}

async function everybodyEnded(client: pg.Client): Promise<void> {
  const text = `select 1 from enrollment where status = 'waiting' order by workspace_id, due_at limit 1`
  while ((await client.query({ name: 'isAnybodyInside', text })).rowCount !== 0) await pause(20)
}

function peer(file: string, more: object = {}) {
  return ({ url, floor, people, redis, watch }: Place): Promise<Run> =>
    runProcesses(`peers/${file}`, [{ url, floor, people, redisPort: redis?.port, ...more }], { watch })
}

/**
 * Nobody may be faster by having done less. Who does not write effects and progress in one transaction may do some effects
 * again; we may not.
 * @returns how many effects were done again
 * @throws when a row is missing, or one of ours is too many
 */
export async function checkRows(url: string, { workspaceId }: Floor, { name, rows, people }: Cell): Promise<number> {
  const expected = rows(people)
  const client = new pg.Client(url)
  await client.connect()
  const found = await countRows(client, workspaceId)
  await client.end()
  let repeated = 0
  for (const [kind, n] of Object.entries(expected)) {
    const more = found[kind as keyof Rows] - n
    if (more < 0 || (more > 0 && 'ended' in expected))
      throw new Error(`${name}: ${n} ${kind} were expected, and there are ${n + more}.`)
    repeated += more
  }
  return repeated
}
