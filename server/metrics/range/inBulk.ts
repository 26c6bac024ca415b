import type pg from 'pg'
import { inTransaction } from '#server/inTransaction.ts'
import type { Scope } from '#server/scope.ts'

/** Asks a question about everybody: planned for its values, and joined by hashing, which stays linear also where the
 *  planner knows nothing of the workspace yet. */
export function inBulk<Row extends pg.QueryResultRow>(
  database: Scope['database'],
  text: string,
  values: unknown[],
): Promise<pg.QueryResult<Row>> {
  return inTransaction(database, async (client) => {
    await client.query(
      `set local plan_cache_mode = force_custom_plan; set local enable_seqscan = on; set local enable_nestloop = off;
       set local work_mem = '64MB'`,
    )
    return client.query<Row>(text, values)
  })
}
