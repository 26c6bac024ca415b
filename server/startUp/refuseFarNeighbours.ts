import pg from 'pg'
import { whyNotBeside } from '#engine/worker/roles/whyNotStart.ts'
import { StartUpFailure } from './startUpFailure.ts'

/**
 * Before the database is migrated: nobody whose version is not next to this one may be working on it.
 * @throws StartUpFailure naming who is
 */
export async function refuseFarNeighbours(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const objection = await whyNotBeside(client)
    if (objection) throw new StartUpFailure(objection)
  } finally {
    await client.end()
  }
}
