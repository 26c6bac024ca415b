import type pg from 'pg'
import type { NoteParams } from './noteTexts.ts'

export interface NoteToWrite {
  readonly row: number
  readonly line: number
  readonly code: string
  readonly taken: boolean
  readonly params: NoteParams
  readonly raw: string
}

const text = `
insert into import_note (workspace_id, import_id, row, line, code, taken, params, raw)
select $1, $2, g.row, g.line, g.code, g.taken, g.params::jsonb, g.raw
from unnest($3::int[], $4::int[], $5::text[], $6::bool[], $7::text[], $8::text[])
  as g(row, line, code, taken, params, raw)
on conflict do nothing`

/** Writes lines of an import's report. The same remark about the same row is written once. */
export async function writeNotes(
  client: pg.ClientBase,
  workspaceId: number,
  importId: number,
  notes: readonly NoteToWrite[],
): Promise<void> {
  if (notes.length === 0) return
  await client.query({
    name: 'write-notes',
    text,
    values: [
      workspaceId,
      importId,
      notes.map((note) => note.row),
      notes.map((note) => note.line),
      notes.map((note) => note.code),
      notes.map((note) => note.taken),
      notes.map((note) => JSON.stringify(note.params).replaceAll('\\u0000', '')),
      notes.map((note) => note.raw.replaceAll('\0', '')),
    ],
  })
}
