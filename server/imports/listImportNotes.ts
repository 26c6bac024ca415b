import { z } from 'zod'
import { CursorInt, page, readCursor } from '#server/cursor.ts'
import { Cursor, Id, PageLimit } from '#server/inputs.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { type NoteParams, noteSentence } from './noteTexts.ts'

export const ListImportNotes = z.object({
  id: Id,
  /** true: only rows taken in with a remark; false: only rows not taken in. */
  taken: z.boolean().optional(),
  cursor: Cursor.optional(),
  limit: PageLimit,
})
export type ListImportNotes = z.infer<typeof ListImportNotes>

/** A row that was not taken in, or taken in with a remark. */
export interface ImportNoteRow {
  /** Line in the file, the headings being line 1. */
  readonly line: number
  /** Data row, the first under the headings being 1. */
  readonly row: number
  readonly code: string
  readonly taken: boolean
  /** Why, as a sentence in the asker's language. */
  readonly message: string
  /** The row as it stands in the file, cut at 1,000 characters. */
  readonly raw: string
}

const Position = z.tuple([CursorInt, z.string().max(100)])

/** The report of an import, in the order of the file. */
export async function listImportNotes(
  { database, workspaceId, language }: Scope,
  { id, taken, cursor, limit }: ListImportNotes,
): Promise<{ rows: ImportNoteRow[]; next: string | null }> {
  const [row = -1, code = ''] = readCursor(cursor, Position) ?? []
  const { rows } = await database.pool.query<Omit<ImportNoteRow, 'message'> & { params: NoteParams }>({
    name: 'list-import-notes',
    text: `select line, row, code, taken, params, raw from import_note
           where workspace_id = $1 and import_id = $2 and (row, code) > ($3, $4) and ($5::bool is null or taken = $5)
           order by row, code limit $6`,
    values: [workspaceId, id, row, code, taken ?? null, limit + 1],
  })
  if (rows.length === 0) await refuseUnknown({ database, workspaceId }, id)
  return page(
    rows.map(({ params, ...note }) => ({ ...note, message: noteSentence(note.code, note.row, params, language) })),
    limit,
    (note) => [note.row, note.code],
  )
}

async function refuseUnknown({ database, workspaceId }: Pick<Scope, 'database' | 'workspaceId'>, id: number) {
  const found = await database.pool.query('select 1 from import where workspace_id = $1 and id = $2', [workspaceId, id])
  if (!found.rowCount) throw new Refusal('notFound.import')
}
