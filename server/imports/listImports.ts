import { z } from 'zod'
import { page, readCursor } from '#server/cursor.ts'
import { Id } from '#server/inputs.ts'
import type { Scope } from '#server/scope.ts'
import type { ImportJob } from './importJob.ts'
import { type ImportRecord, importColumns, toImportJob } from './importRecord.ts'

/** Imports that were started, newest first. */
export async function listImports(
  { database, workspaceId, language }: Scope,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ rows: ImportJob[]; next: string | null }> {
  const [before = null] = readCursor(cursor, z.tuple([Id])) ?? []
  const { rows } = await database.pool.query<ImportRecord>({
    name: 'list-imports',
    text: `select ${importColumns}
           where i.workspace_id = $1 and i.state <> 'uploaded' and ($2::int is null or i.id < $2)
           order by i.id desc limit $3`,
    values: [workspaceId, before, limit + 1],
  })
  return page(
    rows.map((row) => toImportJob(row, language)),
    limit,
    ({ id }) => [id],
  )
}
