import type pg from 'pg'
import { jsons, numbers, texts } from '../arrays.ts'
import type { Todo } from '../todo.ts'
import type { Reason } from './loadReasons.ts'

export interface NewLead {
  readonly order: Todo['leads'][number]
  readonly ownerId: string | null
  readonly reasons: readonly Reason[]
}

const HOUR = 3_600_000

const text = `
with born as (
  insert into lead (workspace_id, prospect_id, program_id, version, node_id, enrollment_id, visit, owner_id, urgent,
    reasons, contact_by, created_at, updated_at)
  select $1, u.prospect_id, u.program_id, u.version, u.node_id, u.enrollment_id, u.visit, u.owner_id, u.urgent,
    u.reasons::jsonb, to_timestamp(u.by / 1000), to_timestamp(u.at / 1000), to_timestamp(u.at / 1000)
  from unnest($2::bigint[], $3::int[], $4::int[], $5::text[], $6::bigint[], $7::int[], $8::text[], $9::bool[],
    $10::text[], $11::float8[], $12::float8[]) with ordinality
    as u(prospect_id, program_id, version, node_id, enrollment_id, visit, owner_id, urgent, reasons, by, at, n)
  order by u.n
  on conflict do nothing
  returning id, enrollment_id, prospect_id, owner_id
), held as (
  update prospect p set owner_id = coalesce(b.owner_id, p.owner_id), stage = greatest(p.stage, 'lead')
  from born b where p.workspace_id = $1 and p.id = b.prospect_id
)
select enrollment_id::float8, id::float8 from born order by id`

/** Puts prospects into the sellers' queue. @returns the newest lead's id by enrollment */
export async function saveLeads(
  client: pg.ClientBase,
  workspaceId: number,
  leads: readonly NewLead[],
): Promise<Map<number, number>> {
  const orders = leads.map((lead) => lead.order)
  const { rows } = await client.query<[number, number]>({
    name: 'saveLeads',
    text,
    values: [
      workspaceId,
      numbers(orders.map((order) => order.claimed.prospectId)),
      numbers(orders.map((order) => order.claimed.programId)),
      numbers(orders.map((order) => order.claimed.version)),
      texts(orders.map((order) => order.nodeId)),
      numbers(orders.map((order) => order.claimed.id)),
      numbers(orders.map((order) => order.visit)),
      texts(leads.map((lead) => lead.ownerId)),
      texts(orders.map((order) => String(order.effect.urgent))),
      jsons(leads.map((lead) => lead.reasons)),
      numbers(orders.map((order) => order.at + order.effect.contactWithinHours * HOUR)),
      numbers(orders.map((order) => order.at)),
    ],
    rowMode: 'array',
  })
  return new Map(rows)
}
