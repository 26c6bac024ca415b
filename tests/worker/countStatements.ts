import type pg from 'pg'

/** How many statements `work` sends on this connection. */
export async function countStatements<T>(
  client: pg.ClientBase,
  work: () => Promise<T>,
): Promise<{ result: T; statements: number }> {
  const { query } = client
  let statements = 0
  const counted = (...args: unknown[]) => {
    statements++
    return (query as (...all: unknown[]) => unknown).apply(client, args)
  }
  Object.assign(client, { query: counted })
  try {
    return { result: await work(), statements }
  } finally {
    Object.assign(client, { query })
  }
}
