import type pg from 'pg'

const DAY = 24 * 60 * 60 * 1000

/**
 * Makes the months to come of every partitioned table; a month that exists is left alone.
 * Under the migration lock (migrate.ts), so that processes starting together do not make the same month twice.
 */
export async function ensurePartitions(pool: pg.Pool): Promise<void> {
  await pool.query("select pg_advisory_xact_lock(72707369); select ensure_partitions(now() + interval '2 months')")
}

/**
 * Repeats ensurePartitions once a day. Two months lie ahead, so a failed day is no reason to stop.
 * @returns a function that ends the repetition
 */
export function keepPartitions(pool: pg.Pool, onError: (error: unknown) => void): () => void {
  const timer = setInterval(() => void ensurePartitions(pool).catch(onError), DAY)
  timer.unref()
  return () => clearInterval(timer)
}
