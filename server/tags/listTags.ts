import type { Scope } from '#server/scope.ts'

export interface TagRow {
  readonly tag: string
  readonly people: number
}

/** The tags in use, by name. */
export async function listTags({ database, workspaceId }: Scope): Promise<TagRow[]> {
  const { rows } = await database.pool.query<TagRow>({
    name: 'list-tags',
    text: `select tag, count(*)::int as people from prospect_tag where workspace_id = $1
           group by tag order by tag collate "fi-x-icu" limit 1000`,
    values: [workspaceId],
  })
  return rows
}
