import type pg from 'pg'
import { numbers, texts } from '../../arrays.ts'
import { loadCrew } from '../../sales/loadCrew.ts'
import type { InnerEffect, Order } from '../../todo.ts'

export type TaskOrder = Order<Extract<InnerEffect, { kind: 'task.create' }>>

const DAY = 86_400_000

const text = `
insert into task (workspace_id, prospect_id, program_id, version, node_id, enrollment_id, visit, effect, title, owner_id,
  due_at, created_at)
select $1, u.prospect_id, u.program_id, u.version, u.node_id, u.enrollment_id, u.visit, u.effect, u.title, u.owner_id,
  to_timestamp(u.due / 1000), to_timestamp(u.at / 1000)
from unnest($2::bigint[], $3::int[], $4::int[], $5::text[], $6::bigint[], $7::int[], $8::smallint[], $9::text[],
  $10::text[], $11::float8[], $12::float8[]) with ordinality
  as u(prospect_id, program_id, version, node_id, enrollment_id, visit, effect, title, owner_id, due, at, n)
order by u.n
on conflict do nothing`

/**
 * Asks colleagues to do something: the member who is named; else the prospect's owner; else the seller whose turn it is.
 * Call it after the hand-offs of the same batch, which give prospects an owner.
 */
export async function saveTasks(
  client: pg.ClientBase,
  workspaceId: number,
  orders: readonly TaskOrder[],
): Promise<void> {
  if (orders.length === 0) return
  const owners = await ownersOf(client, workspaceId, orders)
  await client.query({
    name: 'saveTasks',
    text,
    values: [
      workspaceId,
      numbers(orders.map(({ claimed }) => claimed.prospectId)),
      numbers(orders.map(({ claimed }) => claimed.programId)),
      numbers(orders.map(({ claimed }) => claimed.version)),
      texts(orders.map(({ nodeId }) => nodeId)),
      numbers(orders.map(({ claimed }) => claimed.id)),
      numbers(orders.map(({ visit }) => visit)),
      numbers(orders.map(({ index }) => index)),
      texts(orders.map(({ effect }) => effect.title)),
      texts(owners),
      numbers(orders.map(({ effect, at }) => (effect.dueInDays === null ? null : at + effect.dueInDays * DAY))),
      numbers(orders.map(({ at }) => at)),
    ],
  })
}

async function ownersOf(
  client: pg.ClientBase,
  workspaceId: number,
  orders: readonly TaskOrder[],
): Promise<(string | null)[]> {
  const crew = await loadCrew(client, workspaceId)
  const { rows } = await client.query<[number, string | null]>({
    name: 'ownersOfPeople',
    text: 'select id::float8, owner_id from prospect where workspace_id = $1 and id = any ($2::bigint[])',
    values: [workspaceId, numbers(orders.map(({ claimed }) => claimed.prospectId))],
    rowMode: 'array',
  })
  const owners = new Map(rows)
  const known = orders.map(({ claimed, effect }) => {
    const wanted = effect.owner.kind === 'member' ? effect.owner.userId : owners.get(claimed.prospectId)
    return wanted && crew.has(wanted) ? wanted : null
  })
  const sellers = crew.firstOf('sales', 'owner')
  const queue = sellers.length > 0 && known.includes(null) ? await queueForTasks(client, workspaceId, sellers) : []
  let turn = 0
  return known.map((owner) => owner ?? queue[turn++ % queue.length] ?? null)
}

// Far more than a workspace has sellers: whoever is not among the last tasks has waited longest.
const queueText = `
with latest as (
  select owner_id, max(id) as id
  from (select owner_id, id from task where workspace_id = $1 order by id desc limit 2000) recent
  group by owner_id
)
select s.user_id from unnest($2::text[]) with ordinality as s(user_id, n)
left join latest l on l.owner_id = s.user_id
order by l.id nulls first, s.n`

/** The sellers, who has waited longest for a task first. One transaction of a workspace at a time, as with leads. */
async function queueForTasks(
  client: pg.ClientBase,
  workspaceId: number,
  sellers: readonly string[],
): Promise<string[]> {
  await client.query({
    name: 'lockTaskTurns',
    text: `select pg_advisory_xact_lock(hashtext('polku.taskTurns'), $1::int)`,
    values: [workspaceId],
  })
  const { rows } = await client.query<[string]>({
    name: 'queueForTasks',
    text: queueText,
    values: [workspaceId, texts(sellers)],
    rowMode: 'array',
  })
  return rows.map(([userId]) => userId)
}
