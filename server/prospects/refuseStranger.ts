import type pg from 'pg'
import { Refusal } from '#server/refusal.ts'

/** Only members who may act on leads look after people. */
export async function refuseStranger(
  client: Pick<pg.ClientBase, 'query'>,
  workspaceId: number,
  userId: string,
  field: string,
): Promise<void> {
  const { rowCount } = await client.query(
    "select 1 from member where workspace_id = $1 and user_id = $2 and role <> 'viewer'",
    [workspaceId, userId],
  )
  if (!rowCount) throw new Refusal('notFound.member', {}, { field })
}
