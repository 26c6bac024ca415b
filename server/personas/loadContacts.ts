import { SimulatedPerson } from '#engine/simulate/scenario.ts'
import { suppressedAmong } from '#server/prospects/suppressedAmong.ts'
import type { Scope } from '#server/scope.ts'

// Everything the facts need about somebody (workflow-engine/worker/facts), in one statement for all of them. What somebody
// did is the latest thousand things; no machine did them.

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const list = (what: string, from: string) => `coalesce((select jsonb_agg(${what}) ${from}), '[]')`

const text = `
select p.id::float8, p.email_key as "emailKey",
  jsonb_build_object('email', p.email, 'firstName', p.first_name, 'lastName', p.last_name, 'company', p.company,
    'jobTitle', p.job_title, 'phone', p.phone, 'language', p.language, 'source', p.source, 'stage', p.stage,
    'owner', p.owner_id) as own,
  p.fields, p.score, p.grade, p.consent, p.mails_per_week as "mailsPerWeek", p.time_zone as "timeZone",
  (select jsonb_build_object('name', c.name, 'domain', c.domain) || c.fields from company c
    where c.workspace_id = $1 and c.key = p.company_key and p.company_key <> '') as company,
  exists (select 1 from grade_rule r where r.workspace_id = $1 and r.active) as graded,
  ${list('m.list_id', 'from list_member m where m.workspace_id = $1 and m.prospect_id = p.id')} as lists,
  ${list('t.tag', 'from prospect_tag t where t.workspace_id = $1 and t.prospect_id = p.id')} as tags,
  ${list(
    `jsonb_build_object('stage', o.stage, 'amount', o.amount, 'ownerId', coalesce(o.owner_id, ''))`,
    'from opportunity o where o.workspace_id = $1 and o.prospect_id = p.id and o.closed_at is null',
  )} as opportunities,
  ${list(
    `jsonb_build_object('programId', e.program_id, 'isInside', e.inside)`,
    `from (select program_id, bool_or(status = 'waiting') as inside from enrollment
      where workspace_id = $1 and prospect_id = p.id group by program_id) e`,
  )} as programs,
  ${list('o.topic_id', 'from topic_opt_out o where o.workspace_id = $1 and o.prospect_id = p.id')} as "declinedTopics",
  ${list(
    `jsonb_build_object('type', v.type, 'properties', v.properties, 'fileId', v.file_id, 'at', ${iso('v.at')})`,
    `from (select type, properties, file_id, at from event
      where workspace_id = $1 and prospect_id = p.id and not robot order by at desc limit 1000) v`,
  )} as did,
  ${list(
    iso('m.sent_at'),
    `from (select sent_at from message where workspace_id = $1 and prospect_id = p.id and kind = 'marketing'
      and sent_at > workspace_now($1) - interval '366 days' order by sent_at desc limit 1000) m`,
  )} as mailed,
  ${list(
    iso('m.sent_at'),
    `from (select m.sent_at from prospect o join message m on m.workspace_id = $1 and m.prospect_id = o.id
      where o.workspace_id = $1 and o.company_key = p.company_key and p.company_key <> '' and m.kind = 'marketing'
      and m.sent_at > workspace_now($1) - interval '1 day' limit 1000) m`,
  )} as "companyMailed"
from prospect p where p.workspace_id = $1 and p.id = any ($2::bigint[])`

interface Row {
  readonly id: number
  readonly emailKey: string
  readonly own: Record<string, unknown>
  readonly fields: Record<string, unknown>
  readonly company: Record<string, unknown> | null
  readonly grade: number
  readonly graded: boolean
  readonly did: readonly { type: string; properties: Record<string, unknown>; fileId: number | null; at: string }[]
  readonly [other: string]: unknown
}

/** These people as a simulation knows them, by id. */
export async function loadContacts(
  { database, workspaceId, signingKey }: Scope,
  prospectIds: readonly number[],
): Promise<Map<number, SimulatedPerson>> {
  const { pool } = database
  const { rows } = await pool.query<Row>({ name: 'simulated-contacts', text, values: [workspaceId, prospectIds] })
  const keys = rows.map(({ emailKey }) => emailKey)
  const suppressed = await suppressedAmong(pool, workspaceId, keys, signingKey)
  return new Map(
    rows.map(({ id, emailKey, own, fields, company, grade, graded, did, ...rest }) => [
      id,
      SimulatedPerson.parse({
        ...rest,
        fields: { ...simple(fields), ...simple(own) },
        company: simple(company ?? {}),
        // Counted from the fields as they change; where nothing counts, as it stands.
        grade: graded ? null : grade,
        isSuppressed: suppressed.has(emailKey),
        did: did.map(({ type, properties, fileId, at }) => ({
          type,
          properties: { ...simple(properties), ...(fileId !== null && { fileId }) },
          at,
        })),
        chanceOf: id,
      }),
    ]),
  )
}

/** What holds others is no value; what is longer than a condition could ask about is cut. */
function simple(values: Record<string, unknown>): SimulatedPerson['fields'] {
  const kept = Object.entries(values).flatMap(([name, value]): [string, string | number | boolean | null][] => {
    if (name.length > 120) return []
    if (typeof value === 'string') return [[name, value.slice(0, 2000)]]
    return typeof value === 'number' || typeof value === 'boolean' || value === null ? [[name, value]] : []
  })
  return Object.fromEntries(kept)
}
