import { DBOS } from '@dbos-inc/dbos-sdk'
import { runProcess } from '../processes.ts'
import { Effects, type PeerOrder } from './effects.ts'

// DBOS: one durable workflow a person, every step and every sleep recorded by itself. A hundred workflows at a time.
// Workflows are started inside the measured time, as they are: one write of a dozen.

const CONCURRENT = 100

await runProcess<PeerOrder>(async (order) => {
  const effects = new Effects(order, 20)
  const step = <T>(name: string, work: () => Promise<T>) => DBOS.runStep(work, { name })
  const nurture = DBOS.registerWorkflow(
    async (person: number) => {
      await step('blog', () => effects.take({ person, step: 'blog' }))
      await DBOS.sleepms(1)
      await step('guide', () => effects.take({ person, step: 'guide' }))
      await DBOS.sleepms(1)
      if (await step('branch', () => effects.hasDownloaded(person))) {
        await step('handOff', () => effects.handOff(person))
        await step('tellSeller', () => effects.take({ person, step: 'tellSeller' }))
      } else {
        await step('video', () => effects.take({ person, step: 'video' }))
        await DBOS.sleepms(1)
        await step('tellMarketing', () => effects.take({ person, step: 'tellMarketing' }))
      }
    },
    { name: 'nurture' },
  )
  DBOS.setConfig({ name: 'bench', systemDatabaseUrl: order.url, systemDatabasePoolSize: 20, logLevel: 'error' })
  await DBOS.launch()
  return {
    work: async () => {
      let next = 1
      const lane = async () => {
        while (next <= order.people) {
          const person = next++
          const running = await DBOS.startWorkflow(nurture, { workflowID: `person-${person}` })(person)
          await running.getResult()
        }
      }
      await Promise.all(Array.from({ length: CONCURRENT }, lane))
    },
  }
})
