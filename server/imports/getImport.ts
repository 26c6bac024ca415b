import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import type { ImportJob } from './importJob.ts'
import { type ImportRecord, importColumns, toImportJob } from './importRecord.ts'

export async function getImport(
  { database, workspaceId, language }: Scope,
  { id }: { id: number },
): Promise<ImportJob> {
  const { rows } = await database.pool.query<ImportRecord>({
    name: 'get-import',
    text: `select ${importColumns} where i.workspace_id = $1 and i.id = $2`,
    values: [workspaceId, id],
  })
  const row = rows[0]
  if (!row) throw new Refusal('notFound.import')
  return toImportJob(row, language)
}
