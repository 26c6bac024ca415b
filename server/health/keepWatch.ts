import type pg from 'pg'
import type { Logger } from 'pino'
import { findStuck, type StuckWork } from './findStuck.ts'
import { sayStuck } from './stuckWork.ts'

const MINUTE = 60_000

/** What was stuck when it was looked last, by `<workspace> <kind>`. */
export type Known = Map<string, number>

/**
 * Looks once a minute at every workspace, and writes into the log what has got stuck, has grown, or goes on again.
 * @returns a function that ends it
 */
export function keepWatch(pool: pg.Pool, log: Logger): () => void {
  const known: Known = new Map()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    lookAround(pool, log, known)
      // The database is away: the log says so elsewhere.
      .catch((error: unknown) => log.debug({ reason: String(error) }, 'Looking for stuck work failed.'))
      .finally(() => {
        busy = false
      })
  }, MINUTE)
  timer.unref()
  return () => clearInterval(timer)
}

/** One look at every workspace. @param known is brought up to date */
export async function lookAround(pool: pg.Pool, log: Pick<Logger, 'warn' | 'info'>, known: Known): Promise<void> {
  const { rows } = await pool.query<{ id: number }>('select workspace_id as id from workspace order by 1')
  for (const { id } of rows) {
    const stuck = await findStuck(pool, id)
    for (const one of stuck) tell(log, id, one, known)
    const kinds = new Set<string>(stuck.map(({ kind }) => kind))
    for (const key of known.keys()) {
      const [workspaceId, kind = ''] = key.split(' ')
      if (Number(workspaceId) !== id || kinds.has(kind)) continue
      known.delete(key)
      log.info({ workspaceId: id, kind }, 'What was stuck goes on again.')
    }
  }
}

function tell(log: Pick<Logger, 'warn'>, workspaceId: number, one: StuckWork, known: Known): void {
  const key = `${workspaceId} ${one.kind}`
  const before = known.get(key) ?? 0
  known.set(key, one.count)
  // Not every person more is news.
  if (one.count > before * 2) log.warn({ workspaceId, ...one }, sayStuck(one, 'en'))
  else known.set(key, Math.max(before, one.count))
}
