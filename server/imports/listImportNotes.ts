import { z } from 'zod'
import { Cursor, Id, PageLimit } from '#server/inputs.ts'
import type { Scope } from '#server/scope.ts'

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

/** The report of an import, in the order of the file. */
export async function listImportNotes(
  scope: Scope,
  input: ListImportNotes,
): Promise<{ rows: ImportNoteRow[]; next: string | null }> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${input.id}`)
}
