import type pg from 'pg'
import { retireMonths } from './retireMonths.ts'

const DAY = 24 * 60 * 60 * 1000

/**
 * Makes the months to come of every partitioned table; a month that exists is left alone.
 * Under the migration lock (migrate.ts), so that processes starting together do not make the same month twice.
 */
export async function ensurePartitions(pool: pg.Pool): Promise<void> {
  await pool.query("select pg_advisory_xact_lock(72707369); select ensure_partitions(now() + interval '2 months')")
}

interface Keeping {
  /** Months to keep beside the current one; null: all. */
  readonly retentionMonths: number | null
  readonly log: Log
}

interface Log {
  info(fields: object, message: string): void
  error(fields: object, message: string): void
}

/**
 * Once a day makes the months to come, of which two lie ahead, and drops those that are past keeping. A day on which that
 * fails is made up for by the next.
 * @returns a function that ends the repetition
 */
export function keepPartitions(pool: pg.Pool, { retentionMonths, log }: Keeping): () => void {
  const work = async () => {
    await ensurePartitions(pool)
    const dropped = retentionMonths === null ? [] : await retireMonths(pool, retentionMonths)
    if (dropped.length > 0) log.info({ dropped }, 'Months that are past keeping are dropped.')
  }
  const keep = () => void work().catch((err: unknown) => log.error({ err }, 'The months could not be seen to.'))
  const timer = setInterval(keep, DAY)
  timer.unref()
  // Not while it starts, when everything else wants the database.
  const first = setTimeout(keep, 60_000)
  first.unref()
  return () => {
    clearInterval(timer)
    clearTimeout(first)
  }
}
