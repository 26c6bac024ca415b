import type { Language } from '#engine/nodes/language.ts'
import type { RefusalCode } from '#server/refusal.ts'
import { describeRefusal, Refusal } from '#server/refusal.ts'
import type { ImportJob } from './importJob.ts'

/** A row of the table import as the verbs of this folder select it. */
export interface ImportRecord extends Omit<ImportJob, 'failure' | 'list' | 'createdAt' | 'endedAt'> {
  readonly failure: string | null
  readonly listId: number | null
  readonly listName: string | null
  readonly createdAt: Date
  readonly endedAt: Date | null
}

/** The columns of an ImportRecord, with the tables that they come from. */
export const importColumns = `i.id, i.state, i.file_name as "fileName", i.bytes, i.done_bytes as "doneBytes", i.rows,
  i.created, i.updated, i.unchanged, i.duplicates, i.rejected, i.failure, l.id as "listId", l.name as "listName",
  nullif(i.basis, '') as basis, i.source, u.name as "createdBy", i.created_at as "createdAt", i.ended_at as "endedAt",
  (select count(distinct n.row) from import_note n
   where n.workspace_id = i.workspace_id and n.import_id = i.id and n.taken)::int as remarks
from import i
left join list l on l.workspace_id = i.workspace_id and l.id = i.list_id
left join "user" u on u.id = i.created_by`

export function toImportJob(record: ImportRecord, language: Language): ImportJob {
  const { failure, listId, listName, createdAt, endedAt, ...job } = record
  return {
    ...job,
    failure: failure === null ? null : describeRefusal(new Refusal(failure as RefusalCode), language).message,
    list: listId === null ? null : { id: listId, name: listName ?? '' },
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }
}
