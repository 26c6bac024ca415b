import { rm } from 'node:fs/promises'
import type { Scope } from '#server/scope.ts'
import { importFile } from './importFile.ts'

/** Files of a workspace that are uploaded and not started. */
const mostUploads = 20

/** Lets the oldest uploads go that nobody has started, so that looking at files fills no disk. What came within the last
 *  minute may be about to start. */
export async function dropOldUploads(
  { database, workspaceId }: Pick<Scope, 'database' | 'workspaceId'>,
  folder: string,
): Promise<void> {
  const { rows } = await database.pool.query<{ id: number }>(
    `delete from import where workspace_id = $1 and state = 'uploaded' and created_at < now() - interval '1 minute'
       and id in (select id from import where workspace_id = $1 and state = 'uploaded' order by id desc offset ${mostUploads})
     returning id`,
    [workspaceId],
  )
  for (const { id } of rows) await rm(importFile(folder, { workspaceId, id }), { force: true })
}
