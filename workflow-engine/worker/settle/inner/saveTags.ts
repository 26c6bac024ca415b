import type pg from 'pg'
import { numbers, texts } from '../../arrays.ts'
import type { InnerEffect, Order } from '../../todo.ts'

// In the order of the key, so that two who tag the same people never wait for each other.
const text = `
with given as materialized (
  select prospect_id, tag, tagged, to_timestamp(at / 1000) as at
  from unnest($2::bigint[], $3::text[], $4::bool[], $5::float8[]) as u(prospect_id, tag, tagged, at)
), added as (
  insert into prospect_tag (workspace_id, prospect_id, tag, at)
  select $1, g.prospect_id, g.tag, g.at
  from given g join prospect p on p.workspace_id = $1 and p.id = g.prospect_id and p.id = any ($2::bigint[])
  where g.tagged order by g.prospect_id, g.tag
  on conflict do nothing
  returning prospect_id, tag
), removed as (
  delete from prospect_tag t using given g
  where not g.tagged and t.workspace_id = $1 and t.prospect_id = g.prospect_id and t.tag = g.tag
    and t.prospect_id = any ($2::bigint[])
  returning t.prospect_id, t.tag
)
select prospect_id::float8, tag, true from added union all select prospect_id::float8, tag, false from removed`

export type TagOrder = Order<Extract<InnerEffect, { kind: 'tag.add' | 'tag.remove' }>>

export interface Tagged {
  readonly prospectId: number
  readonly tag: string
  /** false: the tag was taken off. */
  readonly tagged: boolean
  /** Milliseconds of workspace time. */
  readonly at: number
}

/** Puts tags on and takes them off; of several words about one tag of a person the last counts. @returns what changed */
export async function saveTags(
  client: pg.ClientBase,
  workspaceId: number,
  orders: readonly TagOrder[],
): Promise<Tagged[]> {
  if (orders.length === 0) return []
  const last = new Map<string, Tagged>()
  for (const { claimed, effect, at } of orders) {
    const { prospectId } = claimed
    last.set(keyOf(prospectId, effect.tag), { prospectId, tag: effect.tag, tagged: effect.kind === 'tag.add', at })
  }
  const given = [...last.values()]
  const { rows } = await client.query<[number, string, boolean]>({
    name: 'saveTags',
    text,
    values: [
      workspaceId,
      numbers(given.map(({ prospectId }) => prospectId)),
      texts(given.map(({ tag }) => tag)),
      texts(given.map(({ tagged }) => String(tagged))),
      numbers(given.map(({ at }) => at)),
    ],
    rowMode: 'array',
  })
  return rows.map(([prospectId, tag, tagged]) => {
    const { at = 0 } = last.get(keyOf(prospectId, tag)) ?? {}
    return { prospectId, tag, tagged, at }
  })
}

const keyOf = (prospectId: number, tag: string): string => `${prospectId} ${tag}`
