import type pg from 'pg'
import { Refusal } from '#server/refusal.ts'

/** A list that people may be put on, kept from being archived until the transaction ends. */
export async function lockList(
  client: pg.ClientBase,
  workspaceId: number,
  id: number,
): Promise<{ id: number; name: string }> {
  const { rows } = await client.query<{ name: string; archived: boolean }>({
    name: 'lock-list',
    text: `select name, archived_at is not null as archived from list
           where workspace_id = $1 and id = $2 for key share`,
    values: [workspaceId, id],
  })
  const list = rows[0]
  if (!list) throw new Refusal('notFound.list', {}, { field: 'listId' })
  if (list.archived) throw new Refusal('list.archived', { name: list.name }, { field: 'listId' })
  return { id, name: list.name }
}
