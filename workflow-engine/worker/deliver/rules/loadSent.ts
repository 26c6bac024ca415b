import type pg from 'pg'
import { numbers, texts } from '../../arrays.ts'

/** When marketing mail went, or is about to go, to people and to companies. Grows as more of it is let go. */
export interface Sent {
  readonly toPerson: Map<number, Date[]>
  readonly toCompany: Map<string, Date[]>
}

export interface SentQuestion {
  readonly people: readonly number[]
  /** Keys of companies; none when nothing is limited for them. */
  readonly companies: readonly string[]
  /** Mail of this transaction, which does not count against itself. */
  readonly except: readonly number[]
  /** What went earlier is not asked for. Workspace time. */
  readonly peopleSince: Date
  readonly companiesSince: Date
  /** What is about to go goes then. */
  readonly now: Date
}

const DAY = 86_400_000

// Two senders must not let two mails of one person pass the same cap. Whoever comes second waits here, and sees in its
// next statement what the first has claimed. Companies first, then people, each in one order.
const lockCompanies = `
select pg_advisory_xact_lock($1, h.key) from (
  select distinct hashtext(c.key) as key from unnest($2::text[]) as c(key) order by 1
) h`

const lockPeople = `
select 1 from prospect p where p.workspace_id = $1 and p.id = any ($2::bigint[]) order by p.id for no key update`

/** Mail in doubt has almost certainly gone; about when it was due. */
const underWay = `
m.sent_at is null and m.state in ('claimed', 'dot', 'inDoubt') and not m.id = any ($3::bigint[])`
const underWayAt = `date_part('epoch', case when m.state = 'inDoubt' then m.due_at else $5 end) * 1000`

const toPeople = `
select m.prospect_id::float8, date_part('epoch', m.sent_at) * 1000
from unnest($2::bigint[]) as p(id)
join message m on m.workspace_id = $1 and m.prospect_id = p.id and m.sent_at > $4
where m.kind = 'marketing'
union all
select m.prospect_id::float8, ${underWayAt}
from unnest($2::bigint[]) as p(id)
join message m on m.workspace_id = $1 and m.prospect_id = p.id and ${underWay}
where m.kind = 'marketing'`

const toCompanies = `
select p.company_key, date_part('epoch', m.sent_at) * 1000
from prospect p join message m on m.workspace_id = $1 and m.prospect_id = p.id and m.sent_at > $4
where p.workspace_id = $1 and p.company_key = any ($2::text[]) and m.kind = 'marketing'
union all
select p.company_key, ${underWayAt}
from prospect p join message m on m.workspace_id = $1 and m.prospect_id = p.id and ${underWay}
where p.workspace_id = $1 and p.company_key = any ($2::text[]) and m.kind = 'marketing'`

/** Locks the people, and the companies, and asks what they were sent: one query each, whatever their number. */
export async function loadSent(client: pg.ClientBase, workspaceId: number, question: SentQuestion): Promise<Sent> {
  const { people, companies, except, peopleSince, companiesSince, now } = question
  if (companies.length > 0)
    await client.query({ name: 'lockCompanies', text: lockCompanies, values: [workspaceId, texts(companies)] })
  await client.query({ name: 'lockPeople', text: lockPeople, values: [workspaceId, numbers(people)] })
  const ask = async <Key>(name: string, text: string, keys: string, since: Date) => {
    const values = [workspaceId, keys, numbers(except), since, now]
    const { rows } = await client.query<[Key, number]>({ name, text, values, rowMode: 'array' })
    const sent = new Map<Key, Date[]>()
    for (const [key, at] of rows) noteSent(sent, key, new Date(Math.round(at)))
    return sent
  }
  return {
    toPerson: await ask<number>('sentToPeople', toPeople, numbers(people), peopleSince),
    toCompany:
      companies.length > 0
        ? await ask<string>('sentToCompanies', toCompanies, texts(companies), companiesSince)
        : new Map(),
  }
}

export function noteSent<Key>(sent: Map<Key, Date[]>, key: Key, at: Date): void {
  const known = sent.get(key)
  if (known) known.push(at)
  else sent.set(key, [at])
}

/** So many days before a moment. */
export const daysBefore = (at: number, days: number): Date => new Date(at - days * DAY)
