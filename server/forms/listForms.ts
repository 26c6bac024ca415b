import type { Scope } from '#server/scope.ts'
import type { FormField } from './saveForm.ts'

export interface FormRow {
  readonly id: number
  readonly name: string
  readonly fields: readonly FormField[]
  readonly listId: number | null
  readonly archivedAt: string | null
}

/** Every form by name; the archived ones last. */
export async function listForms({ database, workspaceId }: Scope): Promise<FormRow[]> {
  const { rows } = await database.pool.query<Omit<FormRow, 'archivedAt'> & { archivedAt: Date | null }>({
    name: 'list-forms',
    text: `select id, name, fields, list_id as "listId", archived_at as "archivedAt" from form
           where workspace_id = $1 order by archived_at is not null, name collate "fi-x-icu", id`,
    values: [workspaceId],
  })
  return rows.map(({ archivedAt, ...row }) => ({ ...row, archivedAt: archivedAt?.toISOString() ?? null }))
}
