import pg from 'pg'
import { runBatch } from '../../workflow-engine/worker/runBatch.ts'
import { VersionCache } from '../../workflow-engine/worker/VersionCache.ts'
import { runProcess } from '../processes.ts'

// One lane that carries whoever is due, and ends.

await runProcess<{ readonly url: string; readonly workspaceId: number }>(async ({ url, workspaceId }) => {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  await pool.query('select 1')
  const engine = { pool, versions: new VersionCache(), batch: 1000 }
  return {
    work: async () => {
      while ((await runBatch(engine, workspaceId)).enrollments > 0);
    },
    end: () => pool.end(),
  }
})
