import type pg from 'pg'
import { numbers, texts } from '../arrays.ts'
import type { OpenWorkspace } from '../openWorkspace.ts'
import { type Called, webhookBody } from './webhookBody.ts'

/** A call that is ours to make, by the lease and the epoch of its row. */
export interface Call {
  readonly id: number
  readonly bornAt: string
  readonly epoch: number
  readonly attempts: number
  readonly prospectId: number
  /** Milliseconds of workspace time. */
  readonly dueAt: number
  readonly url: string
  /** The effect key in words: what a receiver recognises a second try by. */
  readonly key: string
  /** null: the person is gone, and there is nothing to tell. */
  readonly body: string | null
}

interface Row extends Called {
  readonly id: number
  readonly born_at: string
  readonly epoch: number
  readonly attempts: number
  readonly prospect_id: number
  readonly due: number
  readonly asked: number
  readonly url: string
  readonly visit: number
  readonly effect: number
}

const dueText = `
with due as materialized (
  select * from webhook_call c
  where c.workspace_id = $1 and c.state in ('pending', 'claimed') and c.due_at <= $2
    and (c.state = 'pending' or c.lease_until < now())
  order by c.due_at limit $3 for update skip locked
)
select c.id::float8 as id, c.born_at::text as born_at, c.epoch, c.attempts, c.prospect_id::float8 as prospect_id,
  date_part('epoch', c.due_at) * 1000 as due, date_part('epoch', coalesce((
    select s.at from step s where s.workspace_id = $1 and s.enrollment_id = c.enrollment_id and s.visit = c.visit
  ), c.due_at)) * 1000 as asked, c.url, c.visit, c.effect, c.enrollment_id::float8 as "enrollmentId",
  c.program_id as "programId", c.version, c.node_id as "nodeId", g.name as "programName",
  (select v.graph -> 'nodes' -> c.node_id ->> 'name' from program_version v
   where v.workspace_id = $1 and v.program_id = c.program_id and v.number = c.version) as "nodeName",
  case when p.id is not null then jsonb_build_object('id', p.id, 'email', p.email, 'firstName', p.first_name,
    'lastName', p.last_name, 'company', p.company, 'jobTitle', p.job_title, 'phone', p.phone, 'language', p.language,
    'timeZone', p.time_zone, 'source', p.source, 'score', p.score, 'grade', p.grade, 'stage', p.stage,
    'consent', p.consent, 'fields', p.fields) end as person,
  o.name as "ownerName", o.email as "ownerEmail"
from due c
left join prospect p on p.workspace_id = $1 and p.id = c.prospect_id
left join program g on g.workspace_id = $1 and g.id = c.program_id
left join "user" o on o.id = p.owner_id
order by c.due_at`

/** How long a claimed call is ours without a sign of life: longer than all tries of one batch together. */
const claimText = `
update webhook_call c set state = 'claimed', epoch = c.epoch + 1, lease_until = now() + interval '90 seconds'
from unnest($2::bigint[], $3::timestamptz[]) as u(id, born_at)
where c.workspace_id = $1 and c.id = u.id and c.born_at = u.born_at`

/** Calls that are due, held until the transaction ends. @param limit how many at most */
export async function dueCalls(client: pg.ClientBase, workspace: OpenWorkspace, limit: number): Promise<Call[]> {
  const { rows } = await client.query<Row>({
    name: 'dueCalls',
    text: dueText,
    values: [workspace.id, workspace.now, limit],
  })
  return rows.map((row) => ({
    id: row.id,
    bornAt: row.born_at,
    epoch: row.epoch,
    attempts: row.attempts,
    prospectId: row.prospect_id,
    dueAt: Math.round(row.due),
    url: row.url,
    key: `polku_${workspace.id}_${row.enrollmentId}_${row.visit}_${row.effect}`,
    body: webhookBody(workspace.id, Math.round(row.asked), row),
  }))
}

/** Takes the lease on calls that the transaction holds. */
export async function claimCalls(client: pg.ClientBase, workspaceId: number, calls: readonly Call[]): Promise<Call[]> {
  if (calls.length === 0) return []
  await client.query({
    name: 'claimCalls',
    text: claimText,
    values: [workspaceId, numbers(calls.map(({ id }) => id)), texts(calls.map(({ bornAt }) => bornAt))],
  })
  return calls.map((call) => ({ ...call, epoch: call.epoch + 1 }))
}

const returnText = `
update webhook_call c set state = 'pending', lease_until = null
from unnest($2::bigint[], $3::timestamptz[], $4::int[]) as u(id, born_at, epoch)
where c.workspace_id = $1 and c.id = u.id and c.born_at = u.born_at and c.epoch = u.epoch and c.state = 'claimed'`

/** Puts calls back that were not begun. */
export async function returnCalls(pool: pg.Pool, workspaceId: number, calls: readonly Call[]): Promise<void> {
  if (calls.length === 0) return
  await pool.query({
    name: 'returnCalls',
    text: returnText,
    values: [
      workspaceId,
      numbers(calls.map(({ id }) => id)),
      texts(calls.map(({ bornAt }) => bornAt)),
      numbers(calls.map(({ epoch }) => epoch)),
    ],
  })
}
