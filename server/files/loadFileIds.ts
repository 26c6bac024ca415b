import type pg from 'pg'

/** The files that emails may link to: all but the archived ones. */
export async function loadFileIds(
  client: Pick<pg.ClientBase, 'query'>,
  workspaceId: number,
): Promise<ReadonlySet<number>> {
  const { rows } = await client.query<{ id: number }>({
    name: 'load-file-ids',
    text: 'select id from file where workspace_id = $1 and archived_at is null',
    values: [workspaceId],
  })
  return new Set(rows.map((row) => row.id))
}
