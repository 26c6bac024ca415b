import { isPersonField, personColumns } from '#engine/intake/fieldSql.ts'
import { Parameters } from '#engine/intake/Parameters.ts'
import { warning } from '#engine/program/rules/drawing.ts'
import { inspectOnce } from '#server/emails/inspectOnce.ts'
import { loadFileIds } from '#server/files/loadFileIds.ts'
import { entriesOf } from '../entriesOf.ts'
import { emailsOf } from '../pointersOf.ts'
import { type Circumstances, type Look, livingNodes } from './Circumstances.ts'

/** Fields that an email says without a word for when they are empty, and for how many of those who come in they are. */
export const emptyFields: Look = async (circumstances) => {
  const { scope, graph } = circumstances
  const entries = entriesOf(graph)
  const emails = livingNodes(circumstances, 'email')
  if (entries.length === 0 || emails.length === 0) return []
  const fileIds = await loadFileIds(scope.database.pool, scope.workspaceId)
  const said = new Map<(typeof emails)[number], Set<string>>()
  for (const node of emails) {
    const names = new Set<string>()
    for (const { content } of emailsOf(node)) {
      for (const { code, params } of (await inspectOnce(content, fileIds)).issues)
        if (code === 'email.noFallback') names.add(String(params?.name ?? ''))
    }
    if (names.size > 0) said.set(node, names)
  }
  const fields = [...new Set([...said.values()].flatMap((names) => [...names]))].slice(0, 50)
  const empty = await countEmpty(circumstances, fields)
  return [...said].flatMap(([node, names]) =>
    [...names].flatMap((field) => {
      const count = empty.get(field) ?? 0
      return count > 0 ? [warning('emptyField', node, { field, count })] : []
    }),
  )
}

/** For how many people of the entries' lists and segments each of the fields is empty. */
async function countEmpty({ scope, graph }: Circumstances, fields: readonly string[]): Promise<Map<string, number>> {
  const parameters = new Parameters([scope.workspaceId])
  const asked = fields.flatMap((field) => {
    const sql = emptySql(field, parameters)
    return sql === null ? [] : [{ field, sql }]
  })
  if (asked.length === 0) return new Map()
  const entries = entriesOf(graph)
  const lists = parameters.of(
    entries.flatMap(({ listId }) => listId ?? []),
    'int[]',
  )
  const segments = parameters.of(
    entries.flatMap(({ segmentId }) => segmentId ?? []),
    'int[]',
  )
  const { rows } = await scope.database.pool.query<Record<string, number>>(
    `select ${asked.map(({ sql }, n) => `(count(*) filter (where ${sql}))::int as f${n}`).join(', ')}
     from (
       select prospect_id from list_member where workspace_id = $1 and list_id = any(${lists})
       union
       select prospect_id from segment_member where workspace_id = $1 and segment_id = any(${segments})
     ) m join prospect p on p.workspace_id = $1 and p.id = m.prospect_id`,
    parameters.values,
  )
  return new Map(asked.map(({ field }, n) => [field, rows[0]?.[`f${n}`] ?? 0]))
}

/** SQL that is true when a merge field is empty for prospect `p`; null for fields that are nobody's. */
function emptySql(tag: string, parameters: Parameters): string | null {
  const [root, name = '', own] = tag.split('.')
  if (root === 'owner') return 'p.owner_id is null'
  if (root !== 'prospect') return null
  if (name === 'fields') return own === undefined ? null : `coalesce(p.fields ->> ${parameters.of(own)}, '') = ''`
  return isPersonField(name) ? `coalesce(p.${personColumns[name]}::text, '') = ''` : null
}
