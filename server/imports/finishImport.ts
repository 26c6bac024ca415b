import { rm } from 'node:fs/promises'
import type { Database } from '#server/database/connect.ts'
import { inTransaction } from '#server/inTransaction.ts'
import type { ImportFailure } from './ImportRun.ts'

/** Ends an import: state, whole file accounted for, the one who started it told. The file has done its service. */
export async function finishImport(
  database: Database,
  {
    workspaceId,
    id,
    fileName,
    createdBy,
  }: { workspaceId: number; id: number; fileName: string; createdBy: string | null },
  path: string,
  failure: ImportFailure | null,
): Promise<void> {
  await inTransaction(database, async (client) => {
    const { rows } = await client.query<{ created: number; updated: number; rejected: number }>(
      `update import set state = $3, failure = $4::text, ended_at = now(), done_bytes = case when $4::text is null then bytes else done_bytes end
       where workspace_id = $1 and id = $2 and state = 'running' returning created, updated, duplicates + rejected as rejected`,
      [workspaceId, id, failure === null ? 'done' : 'failed', failure],
    )
    const counts = rows[0]
    if (!counts || createdBy === null) return
    await client.query(
      `insert into notification (workspace_id, user_id, kind, params, link, at)
       values ($1, $2, $3, $4, $5, workspace_now($1))`,
      [
        workspaceId,
        createdBy,
        failure === null ? 'importDone' : 'importFailed',
        JSON.stringify({ fileName, ...counts }),
        `/w/${workspaceId}/imports/${id}`,
      ],
    )
  })
  // Only a running import asks whether it has met an address.
  await database.pool.query('delete from import_seen where workspace_id = $1 and import_id = $2', [workspaceId, id])
  await rm(path, { force: true })
}
