import pg from 'pg'
import { compileJourney } from '../../workflow-engine/journey/compileJourney.ts'
import { silent } from '../../workflow-engine/worker/Log.ts'
import { startWorker } from '../../workflow-engine/worker/startWorker.ts'
import { VersionCache } from '../../workflow-engine/worker/VersionCache.ts'
import { runProcess } from '../processes.ts'

// A worker that takes one step a transaction, as peers do. There is no such setting: this is what fusing is worth.

await runProcess<{ readonly url: string }>(async ({ url }) => {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  await pool.query('select 1')
  const versions = new VersionCache((graph) => ({ ...compileJourney(graph), isStepwise: true }))
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
