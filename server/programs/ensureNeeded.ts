import type pg from 'pg'
import type { Language } from '#engine/nodes/language.ts'
import type { Scope } from '#server/scope.ts'
import type { NeededFile, NeededList } from '#templates/programs/catalogue.ts'

export interface NeededRow {
  readonly id: number
  readonly name: string
}

/** The lists or files that a template needs, by key: found by their name, taken out of the archive, or made. Somebody
 *  else may make them at the same time: then theirs are found. */
export async function ensureNeeded<Kind extends 'list' | 'file'>(
  client: pg.ClientBase,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  kind: Kind,
  needed: readonly (Kind extends 'list' ? NeededList : NeededFile)[],
  language: Language,
): Promise<Map<string, NeededRow>> {
  const found = new Map<string, NeededRow>()
  for (const one of needed) {
    const name = one.name[language]
    const { rows } = await client.query<NeededRow>(
      `update ${kind} set archived_at = null where workspace_id = $1 and name = $2 returning id, name`,
      [workspaceId, name],
    )
    found.set(one.key, rows[0] ?? { id: await make(client, workspaceId, one, language), name })
  }
  return found
}

async function make(
  client: pg.ClientBase,
  workspaceId: number,
  needed: NeededList | NeededFile,
  language: Language,
): Promise<number> {
  const name = needed.name[language]
  if (!('content' in needed)) {
    const { rows } = await client.query<{ id: number }>(
      `insert into list (workspace_id, name) values ($1, $2)
       on conflict (workspace_id, name) do update set archived_at = null returning id`,
      [workspaceId, name],
    )
    return rows[0]?.id ?? 0
  }
  const content = needed.content(language)
  const { rows } = await client.query<{ id: number }>(
    `with made as (
       insert into file (workspace_id, name, file_name, content_type, bytes) values ($1, $2, $3, $4, $5)
       on conflict (workspace_id, name) do update set archived_at = null returning id
     ), kept as (
       insert into file_content (workspace_id, file_id, content) select $1, id, $6 from made on conflict do nothing
     )
     select id from made`,
    [workspaceId, name, needed.fileName[language], needed.contentType, content.length, content],
  )
  return rows[0]?.id ?? 0
}
