import type pg from 'pg'

const text = `
insert into list_member (workspace_id, list_id, prospect_id, joined_at)
select $1, $2, p.id, $4
from prospect p
where p.workspace_id = $1 and p.id = any($3::bigint[])
order by p.id
on conflict do nothing
returning prospect_id`

/** Writes memberships, nothing else. @returns the ids of those who were not on the list before. */
export async function addMembers(
  client: pg.ClientBase,
  workspaceId: number,
  listId: number,
  prospectIds: readonly number[],
  now: Date,
): Promise<number[]> {
  const { rows } = await client.query<{ prospect_id: number | string }>({
    name: 'addMembers',
    text,
    values: [workspaceId, listId, prospectIds, now],
  })
  return rows.map((row) => Number(row.prospect_id))
}
