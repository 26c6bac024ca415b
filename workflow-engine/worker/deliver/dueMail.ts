import type pg from 'pg'
import { numbers } from '../arrays.ts'
import type { OpenWorkspace } from '../openWorkspace.ts'

/** A row of the outbox that this transaction holds, and what is known of whoever it is for. */
export interface DueMail {
  readonly id: number
  readonly born_at: string
  /** Milliseconds of workspace time. */
  readonly due: number
  readonly attempts: number
  readonly epoch: number
  readonly message_id: string | null
  readonly kind: 'marketing' | 'system'
  readonly program_id: number | null
  readonly version: number | null
  readonly node_id: string | null
  readonly variant_id: string | null
  readonly topic_id: number | null
  readonly payload: { template?: string; params?: Readonly<Record<string, unknown>> } | null
  readonly to_email: string | null
  readonly prospect_id: number | null
  /** null: there is no such person any more. */
  readonly email: string | null
  readonly email_key: string | null
  readonly first_name: string
  readonly last_name: string
  readonly company: string
  readonly company_key: string
  readonly job_title: string
  readonly phone: string
  readonly language: string
  readonly time_zone: string
  readonly source: string
  readonly score: number
  readonly fields: Record<string, unknown>
  readonly consent: 'none' | 'granted' | 'withdrawn'
  readonly mails_per_week: number | null
  readonly owner_name: string | null
  readonly owner_email: string | null
  readonly user_id: string | null
  readonly member_name: string | null
  readonly member_email: string | null
  readonly member_language: string | null
}

// What is due is found and locked before anything is joined, in the order of the indexes that hold due mail and nothing else.
// Mail of a program that is paused waits with its people.
const waiting = `
select * from message m
where m.workspace_id = $1 and m.state in ('pending', 'claimed') and m.due_at <= $2
  and (m.state = 'pending' or m.lease_until < now()) and (m.kind = 'system' or not $3::bool)
  and case when m.kind = 'marketing' and m.program_id = any ($5::int[]) then false else true end`

/** The higher priority first. Most mail has the priority 0 and an index of its own. */
const byPriority = `
with ahead as materialized (
  ${waiting} and m.priority > 0 order by m.priority desc, m.due_at limit $4 for update skip locked
), usual as materialized (
  ${waiting} and m.priority = 0 order by m.due_at
  limit $4 - (select count(*) from ahead) for update skip locked
), behind as materialized (
  ${waiting} and m.priority < 0 order by m.priority desc, m.due_at
  limit $4 - (select count(*) from ahead) - (select count(*) from usual) for update skip locked
), due as (
  select * from ahead union all select * from usual union all select * from behind
)`

/** In a sandbox, whose clock jumps, what is due first goes first: what it does to later mail must be known by then. */
const byTime = `
with due as materialized (${waiting} order by m.due_at, m.priority desc limit $4 for update skip locked)`

const named = `
with due as materialized (${waiting} and m.id = any ($4::bigint[]) order by m.due_at for update skip locked)`

const columns = `
select m.id::float8 as id, m.born_at::text as born_at, date_part('epoch', m.due_at) * 1000 as due, m.attempts, m.epoch,
  m.message_id, m.kind, m.program_id, m.version, m.node_id, m.variant_id, m.topic_id, m.payload, m.to_email, m.user_id,
  m.prospect_id::float8 as prospect_id, p.email, p.email_key, p.first_name, p.last_name, p.company, p.company_key,
  p.job_title, p.phone, p.language, p.time_zone, p.source, p.score, p.fields, p.consent, p.mails_per_week,
  o.name as owner_name, o.email as owner_email,
  u.name as member_name, u.email as member_email, u.language as member_language
from due m
left join prospect p on m.kind = 'marketing' and p.workspace_id = m.workspace_id and p.id = m.prospect_id
left join "user" o on o.id = p.owner_id
left join member b on b.workspace_id = m.workspace_id and b.user_id = m.user_id
left join "user" u on u.id = b.user_id`

// Of two mails to one person at one moment, the one that was asked for first goes first: a limit may put off the other.
const statements = {
  dueMail: `${byPriority} ${columns} order by m.priority desc, m.due_at, m.id`,
  dueMailInTime: `${byTime} ${columns} order by m.due_at, m.priority desc, m.id`,
  dueMailNamed: `${named} ${columns} order by m.due_at, m.priority desc, m.id`,
}

/**
 * Takes mail whose time has come and holds it until the transaction ends. What another sender holds is passed over.
 * @param only just these, when a batch is tried again in parts
 */
export async function dueMail(
  client: pg.ClientBase,
  workspace: OpenWorkspace,
  limit: number,
  only?: readonly number[],
): Promise<DueMail[]> {
  const name = only ? 'dueMailNamed' : workspace.sandbox ? 'dueMailInTime' : 'dueMail'
  const { rows } = await client.query<DueMail>({
    name,
    text: statements[name],
    values: [
      workspace.id,
      workspace.now,
      workspace.sendingPaused,
      only ? numbers(only) : limit,
      numbers(workspace.held),
    ],
  })
  return rows
}
