import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

export interface FileBytes {
  readonly fileName: string
  readonly contentType: string
  readonly content: Buffer
}

export async function readFile({ database, workspaceId }: Scope, id: number): Promise<FileBytes> {
  const { rows } = await database.pool.query<FileBytes>(
    `select f.file_name as "fileName", f.content_type as "contentType", c.content
     from file f join file_content c on c.workspace_id = f.workspace_id and c.file_id = f.id
     where f.workspace_id = $1 and f.id = $2`,
    [workspaceId, id],
  )
  const file = rows[0]
  if (!file) throw new Refusal('notFound.file')
  return file
}
