import type pg from 'pg'
import { inTransaction } from '#server/inTransaction.ts'

/** Asks a question that is planned for its very values, which costs planning it each time: for searches, where a rare
 *  word is found through its index and a common one by going through people in their order. Only for statements that join
 *  nothing by the workspace: see connect.ts. */
export function planForValues<Row extends pg.QueryResultRow>(
  database: Parameters<typeof inTransaction>[0],
  text: string,
  values: unknown[],
): Promise<pg.QueryResult<Row>> {
  return inTransaction(database, async (client) => {
    await client.query('set local plan_cache_mode = force_custom_plan; set local enable_seqscan = on')
    return client.query<Row>(text, values)
  })
}
