import pg from 'pg'
import { compileJourney } from '../../workflow-engine/journey/compileJourney.ts'
import { silent } from '../../workflow-engine/worker/Log.ts'
import { startWorker } from '../../workflow-engine/worker/startWorker.ts'
import { VersionCache } from '../../workflow-engine/worker/VersionCache.ts'
import { runProcess } from '../processes.ts'

// A worker as `npm run worker` starts it, with its default settings. Mail stays in the outbox: the sender is measured by
// itself (sending.ts), and no peer sends any.

export interface WorkerOrder {
  readonly url: string
  /** One step a transaction, as peers take them. */
  readonly isUnfused?: boolean
}

await runProcess<WorkerOrder>(async ({ url, isUnfused = false }) => {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  await pool.query('select 1')
  const versions = new VersionCache((graph) => ({ ...compileJourney(graph), isStepwise: isUnfused }))
  let worker: ReturnType<typeof startWorker> | undefined
  return {
    work: async () => {
      const env = { publicUrl: 'https://polku.example', smtpUrl: null }
      worker = startWorker({ pool, signingKey: 'bench', env, log: silent, role: 'worker', versions })
    },
    stop: async () => worker?.stop(),
    end: () => pool.end(),
  }
})
