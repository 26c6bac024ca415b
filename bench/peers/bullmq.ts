import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { runProcess } from '../processes.ts'
import { Effects, type PeerOrder, type Place } from './effects.ts'

// BullMQ on a Redis of its own that writes its log to the disk every second; the effects go to Postgres, as everybody's.
// Work and effects can never be one transaction here.

const QUEUE = 'step'
const CONCURRENT = 100

await runProcess<PeerOrder>(async (order) => {
  const effects = new Effects(order, 20)
  const connection = new Redis({ host: '127.0.0.1', port: order.redisPort, maxRetriesPerRequest: null })
  const queue = new Queue<Place>(QUEUE, { connection, defaultJobOptions: { removeOnComplete: true } })
  for (let from = 1; from <= order.people; from += 2000) {
    const people = Array.from({ length: Math.min(2000, order.people - from + 1) }, (_, n) => from + n)
    await queue.addBulk(people.map((person) => ({ name: QUEUE, data: { person, step: 'blog' } })))
  }
  let left = order.people
  let finished: () => void
  const allDone = new Promise<void>((resolve) => {
    finished = resolve
  })
  const worker = new Worker<Place>(
    QUEUE,
    async ({ data: { person, step } }) => {
      const next = await effects.take({ person, step })
      if (next) await queue.add(QUEUE, { person, step: next })
      else if (--left === 0) finished()
    },
    { connection: connection.duplicate(), concurrency: CONCURRENT, autorun: false },
  )
  worker.on('error', (error) => console.error(error))
  await worker.waitUntilReady()
  return {
    work: async () => {
      void worker.run()
      await allDone
    },
  }
})
