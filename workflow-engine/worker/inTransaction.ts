import type pg from 'pg'

// Every table begins with the workspace, and every index too. For a workspace that the statistics have not met yet the
// planner expects no rows, takes any index for as good as the right one, or reads the table whole, a thousand times over.
// So it plans for workspaces as they are on average, and by index: everything that the worker asks has one.
// A worker that was stopped in the middle (a suspended machine, a lost network) gives its people back after a minute.
const BEGIN = `begin; set local enable_seqscan = off; set local plan_cache_mode = force_generic_plan;
  set local idle_in_transaction_session_timeout = '60s'`

/** All or nothing on one connection. A connection that cannot even roll back is thrown away. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const note = (error: Error) => {
    broken = error
  }
  client.on('error', note)
  try {
    await client.query(BEGIN)
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
