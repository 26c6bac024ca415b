import { Logger, makeWorkerUtils, run, runMigrations } from 'graphile-worker'
import { runProcess } from '../processes.ts'
import { Effects, type PeerOrder, type Place } from './effects.ts'

// graphile-worker with the settings of its own page on performance: 24 jobs at a time, a local queue of 500, completions
// in batches. https://worker.graphile.org/docs/performance

const TASK = 'step'

await runProcess<PeerOrder>(async (order) => {
  const effects = new Effects(order, 20)
  const logger = new Logger(() => () => undefined)
  await runMigrations({ connectionString: order.url, logger })
  const utils = await makeWorkerUtils({ connectionString: order.url, logger })
  // The first job makes the task known.
  await utils.addJob(TASK, { person: 1, step: 'blog' } satisfies Place)
  await effects.pool.query(
    `select count(graphile_worker.add_job($1::text, json_build_object('person', n, 'step', 'blog')))
     from generate_series(2, $2::int) n`,
    [TASK, order.people],
  )
  await effects.pool.query('analyze')
  let left = order.people
  let finished: () => void
  const allDone = new Promise<void>((resolve) => {
    finished = resolve
  })
  return {
    work: async () => {
      await run({
        logger,
        noHandleSignals: true,
        preset: {
          worker: {
            connectionString: order.url,
            concurrentJobs: 24,
            maxPoolSize: 25,
            pollInterval: 100,
            localQueue: { size: 500 },
            completeJobBatchDelay: 0,
            failJobBatchDelay: 0,
          },
        },
        taskList: {
          [TASK]: async (payload, { addJob }) => {
            const { person, step } = payload as Place
            const next = await effects.take({ person, step })
            if (next) await addJob(TASK, { person, step: next } satisfies Place)
            else if (--left === 0) finished()
          },
        },
      })
      await allDone
    },
  }
})
