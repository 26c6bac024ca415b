import type pg from 'pg'
import { cueOf } from '../nodes/cue.ts'
import { announce, type Happened } from './announce.ts'
import { companyChanged } from './companyChanged.ts'
import { personColumns } from './fieldSql.ts'
import { regrade } from './regrade.ts'

/** Whom somebody is about to write: by their ids, or by their address keys when some may be new. */
export type Whom = { readonly ids: readonly number[] } | { readonly emailKeys: readonly string[] }

type Fields = Readonly<Record<string, unknown>>

const heardText = `
select exists (select 1 from listener where workspace_id = $1 and starts_with(cue, 'field:'))
  or exists (select 1 from entry_trigger where workspace_id = $1 and starts_with(cue, 'field:')) as heard`

const own = Object.entries(personColumns).flatMap(([field, column]) => [`'${field}'`, `nullif(${column}::text, '')`])
const fieldsText = (where: string, order: string) => `
select id::float8, fields || jsonb_build_object(${own}) from prospect
where workspace_id = $1 and ${where} order by ${order} for no key update`
const byId = fieldsText('id = any ($2::bigint[])', 'id')
const byKey = fieldsText('email_key = any ($2::text[])', 'email_key')

/**
 * Does `write`, which changes or adds people, and says what came of it: which fields are others than before, whose company
 * is another, and how well everybody fits now. What a new person is known by has changed from nothing. While no program
 * asks about fields, nothing is read for it.
 * @param at workspace time
 */
export async function watchFields<T>(
  client: pg.ClientBase,
  workspaceId: number,
  whom: Whom,
  at: Date,
  write: () => Promise<T>,
): Promise<T> {
  const { rows } = await client.query<{ heard: boolean }>({
    name: 'fieldsHeard',
    text: heardText,
    values: [workspaceId],
  })
  const isHeard = rows[0]?.heard ?? false
  const before = isHeard ? await readFields(client, workspaceId, whom) : null
  const result = await write()
  if (before) {
    const after = await readFields(client, workspaceId, whom)
    const news = [...after].flatMap(([id, fields]) => newsOf(id, before.get(id) ?? {}, fields, at))
    await announce(client, workspaceId, news)
    const moved = news.filter(({ cue }) => cue === cueOf.field('person', 'company'))
    await companyChanged(client, workspaceId, [...new Set(moved.map(({ prospectId }) => prospectId))], at)
    await regrade(client, workspaceId, [...after.keys()], at)
  } else await regrade(client, workspaceId, 'ids' in whom ? whom.ids : await idsOf(client, workspaceId, whom), at)
  return result
}

async function readFields(client: pg.ClientBase, workspaceId: number, whom: Whom): Promise<Map<number, Fields>> {
  const { rows } = await client.query<[number, Fields]>({
    name: 'ids' in whom ? 'fieldsById' : 'fieldsByKey',
    text: 'ids' in whom ? byId : byKey,
    values: [workspaceId, 'ids' in whom ? whom.ids : whom.emailKeys],
    rowMode: 'array',
  })
  return new Map(rows)
}

async function idsOf(
  client: pg.ClientBase,
  workspaceId: number,
  { emailKeys }: { readonly emailKeys: readonly string[] },
): Promise<number[]> {
  const { rows } = await client.query<[number]>({
    name: 'idsByKey',
    text: 'select id::float8 from prospect where workspace_id = $1 and email_key = any ($2::text[])',
    values: [workspaceId, emailKeys],
    rowMode: 'array',
  })
  return rows.map(([id]) => id)
}

function newsOf(prospectId: number, before: Fields, after: Fields, at: Date): Happened[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((field) => {
    const [from, to] = [valueIn(before, field), valueIn(after, field)]
    return JSON.stringify(from) === JSON.stringify(to)
      ? []
      : [{ prospectId, cue: cueOf.field('person', field), detail: { from, to }, at }]
  })
}

const valueIn = (fields: Fields, field: string): unknown => (Object.hasOwn(fields, field) ? fields[field] : null)
