import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { contentTypeOf } from './contentTypeOf.ts'

/** Bytes. */
export const largestFile = 25 * 1024 * 1024

export interface NewFile {
  /** What people call it. */
  readonly name: string
  readonly fileName: string
  readonly content: Buffer
}

/** Keeps a file that emails can link to. */
export async function uploadFile(scope: Scope, { name, fileName, content }: NewFile): Promise<{ id: number }> {
  if (content.length === 0) throw new Refusal('file.empty')
  if (content.length > largestFile) throw new Refusal('input.tooLarge', { limit: '25 MB' })
  const contentType = contentTypeOf(content, fileName)
  return inTransaction(scope.database, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `insert into file (workspace_id, name, file_name, content_type, bytes) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning id`,
      [scope.workspaceId, name, fileName, contentType, content.length],
    )
    const id = rows[0]?.id
    if (id === undefined) throw new Refusal('file.nameTaken', {}, { field: 'name' })
    await client.query('insert into file_content (workspace_id, file_id, content) values ($1, $2, $3)', [
      scope.workspaceId,
      id,
      content,
    ])
    await writeAudit(client, scope, 'file.upload', `file ${id}`, { name, bytes: content.length })
    return { id }
  })
}
