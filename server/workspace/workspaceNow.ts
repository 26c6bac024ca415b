import type pg from 'pg'

/** The time in a workspace: the database's, or a sandbox's own. */
export async function workspaceNow(client: Pick<pg.ClientBase, 'query'>, workspaceId: number): Promise<Date> {
  const { rows } = await client.query<{ now: Date }>({
    name: 'workspace-now',
    text: 'select workspace_now($1) as now',
    values: [workspaceId],
  })
  const now = rows[0]?.now
  if (!now) throw new Error(`Workspace ${workspaceId} has no time.`)
  return now
}
