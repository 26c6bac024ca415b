import type pg from 'pg'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

/** Makes an empty list inside the caller's transaction. @param field the input's field that the name came in */
export async function insertList(
  client: Pick<pg.ClientBase, 'query'>,
  { workspaceId }: Scope,
  name: string,
  field: string,
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    'insert into list (workspace_id, name) values ($1, $2) on conflict do nothing returning id',
    [workspaceId, name],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Refusal('list.nameTaken', { name }, { field })
  return id
}
