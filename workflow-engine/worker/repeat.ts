import { isPassing, reasonOf } from './failure.ts'
import type { Log } from './Log.ts'

/**
 * Does something again and again, never twice at a time. What fails is logged, and tried again at its time.
 * @returns a function that ends it and waits for the run that is under way
 */
export function repeat(ms: number, log: Log, work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = work()
      .catch((error: unknown) => {
        if (!isPassing(error)) log.error({ reason: reasonOf(error) }, 'A chore of the worker failed.')
      })
      .finally(() => {
        busy = false
      })
  }, ms)
  return () => {
    clearInterval(timer)
    return running
  }
}
