import type pg from 'pg'
import { numbers } from '../arrays.ts'

// In the order of their ids, so that two who hold several never wait for each other. Whoever moves somebody just now is
// waited for: the statement after this one sees where that has put them.
const text = `
select count(*)::int from (
  select 1 from enrollment
  where workspace_id = $1 and prospect_id = any ($2::bigint[]) and status = 'waiting'
  order by id for update
) held`

/** Holds everybody of these who waits anywhere, until the transaction ends. */
export async function holdWaiting(
  client: pg.ClientBase,
  workspaceId: number,
  prospectIds: readonly number[],
): Promise<void> {
  await client.query({ name: 'holdWaiting', text, values: [workspaceId, numbers(prospectIds)] })
}
