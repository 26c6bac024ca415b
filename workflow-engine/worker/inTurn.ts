import type pg from 'pg'

/** A statement to run, and what its answer must be like. */
export interface Statement extends pg.QueryConfig<unknown[]> {
  readonly check?: (result: pg.QueryResult) => void
}

/**
 * Runs statements one after the other on one connection, and makes the next one ready while Postgres works on the one
 * before: with a thousand rows a statement that is a good part of the time.
 * @param makers each gives a statement, or null when there is nothing to do
 */
export async function inTurn(client: pg.ClientBase, makers: readonly (() => Statement | null)[]): Promise<void> {
  let underWay: Promise<void> | null = null
  for (const make of makers) {
    let statement: Statement | null
    try {
      statement = make()
    } catch (error) {
      await underWay
      throw error
    }
    await underWay
    underWay = statement && run(client, statement)
  }
  await underWay
}

async function run(client: pg.ClientBase, { check, ...query }: Statement): Promise<void> {
  const result = await client.query(query)
  check?.(result)
}
