import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { runBatch } from '../../workflow-engine/worker/runBatch.ts'
import { VersionCache } from '../../workflow-engine/worker/VersionCache.ts'
import { runProcess } from '../processes.ts'

// One lane alone, with a watch on every statement: where the time of a batch goes.

export interface ProfileOrder {
  readonly url: string
  readonly workspaceId: number
}

export interface Profile extends Record<string, unknown> {
  readonly seconds: number
  readonly batches: number
  /** Milliseconds spent waiting for each statement, by its name. */
  readonly statements: Readonly<Record<string, number>>
}

await runProcess<ProfileOrder>(async ({ url, workspaceId }) => {
  const statements: Record<string, number> = {}
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  pool.on('connect', (client) => measure(client, statements))
  await pool.query('select 1')
  const engine = { pool, versions: new VersionCache(), batch: 1000 }
  return {
    work: async (): Promise<Profile> => {
      const begun = performance.now()
      let batches = 0
      while ((await runBatch(engine, workspaceId)).enrollments > 0) batches++
      return { seconds: (performance.now() - begun) / 1000, batches, statements }
    },
    end: () => pool.end(),
  }
})

function measure(client: pg.PoolClient, statements: Record<string, number>): void {
  const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>
  client.query = (async (...args: unknown[]) => {
    const [given] = args as [string | { name?: string }]
    const name = typeof given === 'string' ? given.slice(0, 6) : (given.name ?? 'other')
    const begun = performance.now()
    try {
      return await query(...args)
    } finally {
      statements[name] = (statements[name] ?? 0) + performance.now() - begun
    }
  }) as typeof client.query
}
