import type pg from 'pg'
import type { GraphEntry } from './entriesOf.ts'

const neverInside = `not exists (select 1 from enrollment e
  where e.workspace_id = $1 and e.program_id = $2 and e.prospect_id = m.prospect_id)`

const counting = `
select count(*)::int as n from (
  select prospect_id from list_member where workspace_id = $1 and list_id = any($3::int[])
  union
  select prospect_id from segment_member where workspace_id = $1 and segment_id = any($4::int[])
) m where ${neverInside}`

/** How many people of these lists and segments have never been in the program. */
export async function countOutside(
  client: Pick<pg.ClientBase, 'query'>,
  workspaceId: number,
  programId: number,
  entries: readonly GraphEntry[],
): Promise<number> {
  const lists = entries.flatMap(({ listId }) => listId ?? [])
  const segments = entries.flatMap(({ segmentId }) => segmentId ?? [])
  const { rows } = await client.query<{ n: number }>({
    name: 'count-outside',
    text: counting,
    values: [workspaceId, programId, lists, segments],
  })
  return rows[0]?.n ?? 0
}

const listing = (table: 'list' | 'segment') => `
select m.prospect_id as id from ${table}_member m
where m.workspace_id = $1 and m.${table}_id = $3 and m.prospect_id > $4 and ${neverInside}
order by m.prospect_id limit $5`

const texts = { list: listing('list'), segment: listing('segment') }

/** Some of the people of one entry's list or segment who have never been in the program, in the order of their ids.
 *  @param last the id behind which to go on */
export async function membersOutside(
  client: Pick<pg.ClientBase, 'query'>,
  workspaceId: number,
  programId: number,
  { listId, segmentId }: GraphEntry,
  last: number,
  limit: number,
): Promise<number[]> {
  const kind = listId === undefined ? 'segment' : 'list'
  const { rows } = await client.query<{ id: number | string }>({
    name: `members-outside-${kind}`,
    text: texts[kind],
    values: [workspaceId, programId, listId ?? segmentId, last, limit],
  })
  return rows.map(({ id }) => Number(id))
}
