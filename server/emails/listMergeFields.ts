import type { Scope } from '#server/scope.ts'
import { mergeFields } from '#templates/mergeFields.ts'

export interface MergeFieldView {
  /** What stands between the braces: `prospect.firstName`. */
  readonly tag: string
  /** In the asker's language. */
  readonly label: string
  /** True when a person may lack it. */
  readonly mayBeEmpty: boolean
  /** A good word to say instead, in the asker's language. */
  readonly fallback: string | null
}

// The newest people have the fields that are in use.
const text = `
select distinct name from (select fields from prospect where workspace_id = $1 order by id desc limit 2000) p,
  jsonb_object_keys(p.fields) as name
order by name limit 200`

/** What emails may merge in: the product's fields, then the workspace's own. */
export async function listMergeFields({ database, workspaceId, language }: Scope): Promise<MergeFieldView[]> {
  const { rows } = await database.pool.query<{ name: string }>({ name: 'own-fields', text, values: [workspaceId] })
  const own = rows
    // A name that cannot be written behind a dot cannot be merged.
    .filter(({ name }) => /^[A-Za-z_][\w-]*$/.test(name))
    .map(({ name }) => ({ tag: `prospect.fields.${name}`, label: name, mayBeEmpty: true, fallback: null }))
  const built = mergeFields.map(({ tag, label, mayBeEmpty, fallback }) => ({
    tag,
    label: label[language],
    mayBeEmpty,
    fallback: fallback?.[language] ?? null,
  }))
  return [...built, ...own]
}
