import type pg from 'pg'

/** Runs a statement that selects the numbers, from 1, of those of whom something is true. @returns it for all of them */
export async function yesOrNo(
  client: pg.ClientBase,
  count: number,
  statement: Pick<pg.QueryConfig<unknown[]>, 'name' | 'text' | 'values'>,
): Promise<boolean[]> {
  const { rows } = await client.query<[string | number]>({ ...statement, rowMode: 'array' })
  const answers = new Array<boolean>(count).fill(false)
  for (const [n] of rows) answers[Number(n) - 1] = true
  return answers
}
