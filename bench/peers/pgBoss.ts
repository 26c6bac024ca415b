import PgBoss from 'pg-boss'
import { runProcess } from '../processes.ts'
import { Effects, type PeerOrder, type Place } from './effects.ts'

// pg-boss, twice. As its documentation shows it: a job is worked, the next one sent, the job completed. And in bulk, as
// somebody would who knows it well: a thousand jobs fetched, worked side by side, their successors inserted in one go and
// all of them completed in one. In bulk a crash between these three repeats a thousand effects.

const QUEUE = 'step'
const LANES = 4
const BATCH = 1000

await runProcess<PeerOrder & { isBulk: boolean }>(async (order) => {
  const effects = new Effects(order, 10)
  const boss = new PgBoss({ connectionString: order.url, max: 10, supervise: false, schedule: false })
  boss.on('error', (error) => console.error(error))
  await boss.start()
  await boss.createQueue(QUEUE)
  for (let from = 1; from <= order.people; from += 5000) {
    const people = Array.from({ length: Math.min(5000, order.people - from + 1) }, (_, n) => from + n)
    await boss.insert(people.map((person) => ({ name: QUEUE, data: { person, step: 'blog' } satisfies Place })))
  }
  await effects.pool.query('analyze')
  let left = order.people
  const single = async ({ id, data: { person, step } }: PgBoss.Job<Place>) => {
    const next = await effects.take({ person, step })
    if (next) await boss.send(QUEUE, { person, step: next } satisfies Place)
    await boss.complete(QUEUE, id)
    if (!next) left--
  }
  const bulk = async (jobs: PgBoss.Job<Place>[]) => {
    const taken = await Promise.all(
      jobs.map(async ({ data: { person, step } }) => ({ person, step: await effects.take({ person, step }) })),
    )
    const next = taken.filter(({ step }) => step !== null)
    if (next.length > 0) await boss.insert(next.map((data) => ({ name: QUEUE, data })))
    await boss.complete(
      QUEUE,
      jobs.map(({ id }) => id),
    )
    left -= taken.length - next.length
  }
  return {
    work: async () => {
      const lane = async () => {
        while (left > 0) {
          const jobs = await boss.fetch<Place>(QUEUE, { batchSize: order.isBulk ? BATCH : BATCH / 10 })
          if (jobs.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
          else if (order.isBulk) await bulk(jobs)
          else await Promise.all(jobs.map(single))
        }
      }
      await Promise.all(Array.from({ length: LANES }, lane))
    },
  }
})
