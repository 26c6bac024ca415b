import { z } from 'zod'
import { Id } from '#server/inputs.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { Encoding, Separator } from './encoding.ts'
import type { ImportDraft } from './importDraft.ts'
import { importFile } from './importFile.ts'
import { importFolder } from './openImports.ts'
import { readDraft } from './readDraft.ts'

export const PreviewImport = z.object({ id: Id, encoding: Encoding.optional(), separator: Separator.optional() })
export type PreviewImport = z.infer<typeof PreviewImport>

/** Reads the uploaded file again with another encoding or separator, and keeps that choice. */
export async function previewImport(
  { database, workspaceId }: Scope,
  { id, encoding, separator }: PreviewImport,
): Promise<ImportDraft> {
  const { rows } = await database.pool.query<Pick<ImportDraft, 'fileName' | 'bytes' | 'encoding'> & { state: string }>(
    'select file_name as "fileName", bytes, encoding, state from import where workspace_id = $1 and id = $2',
    [workspaceId, id],
  )
  const found = rows[0]
  if (!found) throw new Refusal('notFound.import')
  if (found.state !== 'uploaded') throw new Refusal('import.started')
  const chosen = encoding ?? found.encoding
  const draft = await readDraft(importFile(importFolder(), { workspaceId, id }), chosen, separator)
  await database.pool.query(
    `update import set encoding = $3, separator = $4, mapping = $5
     where workspace_id = $1 and id = $2 and state = 'uploaded'`,
    [workspaceId, id, chosen, draft.separator, JSON.stringify(draft.mapping)],
  )
  return { id, fileName: found.fileName, bytes: found.bytes, encoding: chosen, ...draft }
}
