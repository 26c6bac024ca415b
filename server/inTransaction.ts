import type pg from 'pg'
import type { Database } from '#server/database/connect.ts'

// Every table begins with the workspace, and every index too. For a workspace that the statistics have not met yet the
// planner expects no rows and takes any index for as good as the right one, so that joins cost rows times rows. So it
// plans for workspaces as they are on average, and by index: everything that is written has one.
const begin = 'begin; set local enable_seqscan = off; set local plan_cache_mode = force_generic_plan'

/** How often two that wait for each other are let go on: Postgres ends one of them, and that one begins again. */
const mostTries = 5

/** All or nothing on one connection, for verbs made of SQL. `work` may be called again when Postgres undid it for the
 *  sake of another transaction; what it does besides must bear that. */
export async function inTransaction<T>(
  { pool }: Pick<Database, 'pool'>,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await once(pool, work)
    } catch (error) {
      if (tries === mostTries || !isUndone(error)) throw error
    }
  }
}

async function once<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  // A connection may be cut between two statements, when nobody waits for an answer; unheard, that ends the process.
  const note = (error: Error) => {
    broken = error
  }
  client.on('error', note)
  try {
    await client.query(begin)
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(note)
    throw error
  } finally {
    client.off('error', note)
    client.release(broken)
  }
}

/** deadlock_detected and serialization_failure: of two that stood in each other's way, this one was undone. */
function isUndone(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === '40P01' || code === '40001'
}
