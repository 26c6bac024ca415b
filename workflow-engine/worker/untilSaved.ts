import { setTimeout as pause } from 'node:timers/promises'
import { backoff } from './backoff.ts'
import { isPassing, reasonOf } from './failure.ts'
import type { Log } from './Log.ts'

/** With backoff some minutes; after that the leases are over, and others find it. */
const ATTEMPTS = 15

/** What has happened outside must be written down, also when the database is away for a moment. */
export async function untilSaved(log: Log, save: () => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt++)
    try {
      return await save()
    } catch (error) {
      if (!isPassing(error) || attempt >= ATTEMPTS) throw error
      log.warn({ reason: reasonOf(error) }, 'The database is away. What has left is written down when it is back.')
      await pause(backoff(attempt))
    }
}
