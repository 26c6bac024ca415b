import type pg from 'pg'
import { numbers } from '../arrays.ts'
import type { OpenWorkspace } from '../openWorkspace.ts'

/** Something that happened to a person, held until the transaction ends. */
export interface TakenSignal {
  readonly id: number
  readonly prospectId: number
  readonly cue: string
  /** The properties of an event; from and to of a field; wakesOnly when it lets nobody in. */
  readonly detail: Readonly<Record<string, unknown>>
  /** From when on it counts, in milliseconds of workspace time: when it happened; or when we learnt of it, if that was
   *  more than an hour later, so that nobody is overdue for what another system tells of days late. */
  readonly at: number
}

const columns = (at: string) => `
select s.id::float8, s.prospect_id::float8, s.cue, s.detail, date_part('epoch', ${at}) * 1000 from signal s`

const inTime = columns(`case when s.at < s.recorded_at - interval '1 hour' then s.recorded_at else least(s.at, $2) end`)

const next = `${inTime}
where s.workspace_id = $1 order by s.id limit $3 for update of s skip locked`

// In a sandbox everybody lives at a time of their own, which a jump of its clock leaves behind. A signal waits there until
// its person has come as far as the moment in which it happened, and until what happened to them before is delivered.
const nextInSandbox = `${columns('s.at')}
join (select prospect_id, min(at) as at from signal where workspace_id = $1 group by prospect_id) first
  on first.prospect_id = s.prospect_id and first.at = s.at
where s.workspace_id = $1 and not exists (
  select 1 from (
    select * from enrollment where workspace_id = $1 and prospect_id = s.prospect_id offset 0
  ) e where e.status = 'waiting' and e.due_at < s.at and e.program_id <> all ($2::int[]))
order by s.id limit $3 for update of s skip locked`

const named = `${inTime}
where s.workspace_id = $1 and s.id = any ($3::bigint[]) order by s.id for update of s skip locked`

const namedInSandbox = `${columns('s.at')}
where s.workspace_id = $1 and s.id = any ($2::bigint[]) order by s.id for update of s skip locked`

/**
 * Takes up to `limit` signals of a workspace, the oldest first, and passes over those that another lane holds.
 * @param only just these, when some are tried again in parts
 */
export async function takeSignals(
  client: pg.ClientBase,
  workspace: OpenWorkspace,
  limit: number,
  only?: readonly number[],
): Promise<TakenSignal[]> {
  const { rows } = await client.query<[number, number, string, Record<string, unknown>, number]>({
    ...statementFor(workspace, limit, only),
    rowMode: 'array',
  })
  return rows.map(([id, prospectId, cue, detail, at]) => ({ id, prospectId, cue, detail, at: upToMillisecond(at) }))
}

/** Up, never down: whoever is woken must see what woke them. Postgres keeps microseconds, which a double of milliseconds
 *  holds to a quarter. */
const upToMillisecond = (ms: number): number => Math.ceil(ms - 0.0005)

function statementFor({ id, now, sandbox, held }: OpenWorkspace, limit: number, only?: readonly number[]) {
  if (only && sandbox) return { name: 'takeSandboxSignalsNamed', text: namedInSandbox, values: [id, numbers(only)] }
  if (only) return { name: 'takeSignalsNamed', text: named, values: [id, now, numbers(only)] }
  if (sandbox) return { name: 'takeSandboxSignals', text: nextInSandbox, values: [id, numbers(held), limit] }
  return { name: 'takeSignals', text: next, values: [id, now, limit] }
}
