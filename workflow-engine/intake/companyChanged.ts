import type pg from 'pg'
import { cueOf } from '../nodes/cue.ts'
import { announce } from './announce.ts'

// What somebody listens for of companies is a handful of fields.
const text = `
with heard as materialized (
  select substr(cue, length('field:company.') + 1) as field from (
    select cue from listener where workspace_id = $1 and starts_with(cue, 'field:company.')
    union select cue from entry_trigger where workspace_id = $1 and starts_with(cue, 'field:company.')
  ) cues
)
select p.id::float8, h.field, case h.field when 'name' then c.name when 'domain' then c.domain else c.fields ->> h.field end
from heard h
cross join prospect p
left join company c on c.workspace_id = $1 and c.key = p.company_key and p.company_key <> ''
where p.workspace_id = $1 and p.id = any ($2::bigint[])
order by p.id, h.field`

/** People who name another company than before have other fields of a company. @param at workspace time */
export async function companyChanged(
  client: pg.ClientBase,
  workspaceId: number,
  prospectIds: readonly number[],
  at: Date,
): Promise<void> {
  if (prospectIds.length === 0) return
  const { rows } = await client.query<[number, string, string | null]>({
    name: 'companyChanged',
    text,
    values: [workspaceId, prospectIds],
    rowMode: 'array',
  })
  await announce(
    client,
    workspaceId,
    rows.map(([prospectId, field, to]) => ({ prospectId, cue: cueOf.field('company', field), detail: { to }, at })),
  )
}
