import type { Scope } from '#server/scope.ts'

export interface FileRow {
  readonly id: number
  readonly name: string
  readonly fileName: string
  readonly contentType: string
  readonly bytes: number
  readonly createdAt: string
  readonly archivedAt: string | null
  /** Downloads by prospects, each time counted. */
  readonly downloads: number
}

type Row = Omit<FileRow, 'createdAt' | 'archivedAt'> & { readonly createdAt: Date; readonly archivedAt: Date | null }

/** Every file by name; the archived ones last. */
export async function listFiles({ database, workspaceId }: Scope): Promise<FileRow[]> {
  const { rows } = await database.pool.query<Row>({
    name: 'list-files',
    text: `select f.id, f.name, f.file_name as "fileName", f.content_type as "contentType", f.bytes,
             f.created_at as "createdAt", f.archived_at as "archivedAt", coalesce(d.n, 0)::int as downloads
           from file f
           left join (select file_id, count(*) as n from event
                      where workspace_id = $1 and type = 'file.downloaded' group by file_id) d on d.file_id = f.id
           where f.workspace_id = $1
           order by f.archived_at is not null, lower(f.name) collate "und-x-icu", f.id`,
    values: [workspaceId],
  })
  return rows.map(({ createdAt, archivedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
  }))
}
