import type pg from 'pg'
import type { Language } from '#engine/nodes/language.ts'
import type { Scope } from '#server/scope.ts'
import type {
  NeededFile,
  NeededForm,
  NeededList,
  NeededSegment,
  NeededTopic,
} from '#templates/programs/ProgramTemplate.ts'

export interface NeededRow {
  readonly id: number
  readonly name: string
}

/** What templates may need, each in a table of its own. */
interface Needed {
  readonly list: NeededList
  readonly file: NeededFile
  readonly segment: NeededSegment
  readonly form: NeededForm
  readonly topic: NeededTopic
}
export type NeededKind = keyof Needed

/** What a template needs of one kind, by key: found by its name, taken out of the archive, or made. Somebody else may
 *  make it at the same time: then theirs is found. */
export async function ensureNeeded<Kind extends NeededKind>(
  client: pg.ClientBase,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  kind: Kind,
  needed: readonly Needed[Kind][],
  language: Language,
): Promise<Map<string, NeededRow>> {
  const found = new Map<string, NeededRow>()
  for (const one of needed) {
    const name = one.name[language]
    const { rows } = await client.query<NeededRow>(
      `update ${kind} set archived_at = null where workspace_id = $1 and name = $2 returning id, name`,
      [workspaceId, name],
    )
    const made = async () => {
      const [text, more] = makers[kind](one, language)
      const { rows } = await client.query<{ id: number }>(text, [workspaceId, name, ...more])
      return { id: rows[0]?.id ?? 0, name }
    }
    found.set(one.key, rows[0] ?? (await made()))
  }
  return found
}

type Maker<T> = (needed: T, language: Language) => readonly [text: string, values: readonly unknown[]]

const again = 'on conflict (workspace_id, name) do update set archived_at = null returning id'

const makers: { readonly [Kind in NeededKind]: Maker<Needed[Kind]> } = {
  list: () => [`insert into list (workspace_id, name) values ($1, $2) ${again}`, []],
  topic: () => [`insert into topic (workspace_id, name) values ($1, $2) ${again}`, []],
  segment: ({ rule }, language) => [
    `insert into segment (workspace_id, name, rule) values ($1, $2, $3) ${again}`,
    [JSON.stringify(rule(language))],
  ],
  form: ({ fields }, language) => [
    `insert into form (workspace_id, name, fields) values ($1, $2, $3) ${again}`,
    [JSON.stringify(fields.map(({ label, ...field }) => ({ ...field, label: label[language] })))],
  ],
  file: ({ fileName, contentType, content }, language) => {
    const bytes = content(language)
    return [
      `with made as (
         insert into file (workspace_id, name, file_name, content_type, bytes) values ($1, $2, $3, $4, $5) ${again}
       ), kept as (
         insert into file_content (workspace_id, file_id, content) select $1, id, $6 from made on conflict do nothing
       )
       select id from made`,
      [fileName[language], contentType, bytes.length, bytes],
    ]
  },
}
