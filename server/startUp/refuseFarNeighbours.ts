import pg from 'pg'
import { StartUpFailure } from './startUpFailure.ts'

/**
 * Before the database is migrated: nobody whose version is not next to this one may be working on it.
 * @param objectionTo the sentence that names who is, or null
 * @throws StartUpFailure with it
 */
export async function refuseFarNeighbours(
  url: string,
  objectionTo: (client: pg.Client) => Promise<string | null>,
): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const objection = await objectionTo(client)
    if (objection) throw new StartUpFailure(objection)
  } finally {
    await client.end()
  }
}
