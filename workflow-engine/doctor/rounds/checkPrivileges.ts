import type { Chart } from '../Chart.ts'
import type { Ward } from '../Ward.ts'

/** A kind of change that leaves a trace of its own beside the audit log. */
interface Trace {
  readonly what: string
  /** Of $1, since $2: `subject` as the audit log names it, and `detail`, "" or what tells two of one subject apart. */
  readonly text: string
  /** once: these rows stand there exactly once. last: of these, the first is the last that was done. */
  readonly once?: string
  readonly last?: readonly [string, string]
}

const archived = (table: string, restore = true): Trace => ({
  what: `the archived ${table}`,
  text: `select '${table} ' || id as subject, '' as detail from ${table} where workspace_id = $1 and archived_at >= $2`,
  last: [`${table}.archive`, restore ? `${table}.restore` : ''],
})

const traces: readonly Trace[] = [
  {
    what: 'a published version',
    text: `select 'program ' || program_id as subject, number::text as detail from program_version
      where workspace_id = $1 and published_at >= $2`,
    once: 'program.publish',
  },
  {
    what: 'an API key',
    text: `select 'apiKey ' || id as subject, '' as detail from api_key
      where workspace_id = $1 and created_at >= $2 and created_by is not null`,
    once: 'apiKey.create',
  },
  {
    what: 'a revoked API key',
    text: `select 'apiKey ' || id as subject, '' as detail from api_key where workspace_id = $1 and revoked_at >= $2`,
    once: 'apiKey.revoke',
  },
  {
    what: 'an invitation',
    text: `select 'invitation ' || id as subject, '' as detail from invitation where workspace_id = $1 and created_at >= $2`,
    once: 'member.invite',
  },
  {
    what: 'the stop of all sending',
    text: `select 'workspace' as subject, '' as detail from workspace where workspace_id = $1 and sending_paused_at >= $2`,
    last: ['sending.pause', 'sending.resume'],
  },
  {
    what: 'somebody who is tried again',
    text: `select 'enrollment ' || enrollment_id as subject, visit::text as detail from step
      where workspace_id = $1 and outlet = '~again' and recorded_at >= $2`,
    once: 'enrollment.tryAgain',
  },
  archived('program', false),
  archived('list'),
]

interface Row {
  action: string
  subject: string
  /** The version of a publication, the visit of somebody who was tried again; "" elsewhere. */
  detail: string
  n: number
  last: number
}

const auditText = `
select action, subject, coalesce(details ->> 'version', details ->> 'visit', '') as detail, count(*)::int as n,
  max(id)::float8 as last
from audit where workspace_id = $1 and action = any ($2::text[]) group by 1, 2, 3`

/** I10. Whatever a person with rights has changed, and left a trace of, stands in the audit log, once. */
export async function checkPrivileges({ client, workspaceId, auditSince }: Ward, chart: Chart): Promise<void> {
  const actions = traces.flatMap(({ once, last }) => [once ?? '', ...(last ?? [])]).filter(Boolean)
  const { rows: audit } = await client.query<Row>(auditText, [workspaceId, actions])
  const written = new Map(audit.map((row) => [`${row.action} ${row.subject} ${row.detail}`, row]))
  for (const { what, text, once, last } of traces) {
    const { rows } = await client.query<Pick<Row, 'subject' | 'detail'>>(text, [workspaceId, auditSince])
    chart.checked('I10', rows.length)
    for (const { subject, detail } of rows) {
      const say = (how: string) => chart.wrong('I10', `${what}, ${subject}${detail && ` (${detail})`}: ${how}`)
      const row = (action: string) => written.get(`${action} ${subject} ${detail}`)
      if (once && (row(once)?.n ?? 0) !== 1) say(`${row(once)?.n ?? 0} rows ${once}`)
      if (last && (row(last[0])?.last ?? -1) <= (row(last[1])?.last ?? -1)) say(`no row ${last[0]}`)
    }
  }
}
