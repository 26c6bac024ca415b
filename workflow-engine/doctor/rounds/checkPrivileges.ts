import type { Chart } from '../Chart.ts'
import type { Ward } from '../Ward.ts'

/** A row of the audit log, as much of it as changes are told apart by. */
interface AuditRow {
  readonly id: number
  readonly action: string
  readonly subject: string
  readonly version: string | null
  readonly migration: string | null
  readonly tried: number | null
}

/** A kind of change that leaves a trace of its own beside the audit log. */
interface Trace {
  readonly what: string
  /** Of $1, since $2: `subject` as the audit log names it, and `detail`, what tells two of one subject apart. */
  readonly text: string
  /** What is wrong with the rows that the log has for it; null: nothing. */
  check(rows: readonly AuditRow[], detail: string): string | null
}

const many = (n: number, what: string) => (n === 1 ? null : `${n} rows ${what}`)

/** One row of one of these, told by its detail. */
const once =
  (actions: readonly string[], detailOf: (row: AuditRow) => string | null = () => null): Trace['check'] =>
  (rows, detail) =>
    many(
      rows.filter((row) => actions.includes(row.action) && (detailOf(row) ?? '') === detail).length,
      actions.join(' or '),
    )

/** The last of the two is the first. */
const stillSo =
  (done: string, undone: string): Trace['check'] =>
  (rows) => {
    const lastOf = (action: string) => Math.max(-1, ...rows.filter((row) => row.action === action).map(({ id }) => id))
    return lastOf(done) > lastOf(undone) ? null : `no row ${done}`
  }

const archived = (table: string): Trace => ({
  what: `an archived ${table}`,
  text: `select '${table} ' || id as subject, '' as detail from ${table} where workspace_id = $1 and archived_at >= $2`,
  check: stillSo(`${table}.archive`, `${table}.restore`),
})

const traces: readonly Trace[] = [
  {
    what: 'a published version',
    text: `select 'program ' || program_id as subject, number::text as detail from program_version
      where workspace_id = $1 and published_at >= $2`,
    check: once(['program.publish'], ({ version }) => version),
  },
  {
    what: 'people who were moved between versions',
    text: `select 'program ' || program_id as subject, id::text as detail from migration
      where workspace_id = $1 and at >= $2`,
    check: once(['program.migrate', 'program.publish'], ({ migration }) => migration),
  },
  {
    what: 'people who were moved back',
    text: `select 'program ' || program_id as subject, id::text as detail from migration
      where workspace_id = $1 and undone_at >= $2`,
    check: once(['program.undoMigration'], ({ migration }) => migration),
  },
  {
    what: 'people who were tried again',
    text: `select 'program ' || program_id as subject, count(*)::text as detail from step
      where workspace_id = $1 and outlet = '~again' and recorded_at >= $2 group by program_id`,
    check(rows, detail) {
      const tried = rows.reduce((sum, row) => sum + (row.tried ?? 0), 0)
      return tried >= Number(detail) ? null : `the log knows of ${tried}`
    },
  },
  {
    what: 'an API key',
    text: `select 'apiKey ' || id as subject, '' as detail from api_key
      where workspace_id = $1 and created_at >= $2 and created_by is not null`,
    check: once(['apiKey.create']),
  },
  {
    what: 'a revoked API key',
    text: `select 'apiKey ' || id as subject, '' as detail from api_key where workspace_id = $1 and revoked_at >= $2`,
    check: once(['apiKey.revoke']),
  },
  {
    what: 'an invitation',
    text: `select 'invitation ' || id as subject, '' as detail from invitation
      where workspace_id = $1 and created_at >= $2`,
    check: once(['member.invite']),
  },
  {
    what: 'the stop of all sending',
    text: `select 'workspace' as subject, '' as detail from workspace
      where workspace_id = $1 and sending_paused_at >= $2`,
    check: stillSo('sending.pause', 'sending.resume'),
  },
  archived('program'),
  archived('list'),
]

const auditText = `
select id::float8, action, subject, details ->> 'version' as version,
  coalesce(details ->> 'migrationId', details #>> '{moved,migrationId}') as migration,
  (details ->> 'tried')::int as tried
from audit where workspace_id = $1
  and action ~ '^(program|list|apiKey)\\.(publish|migrate|undoMigration|tryAgain|archive|restore|create|revoke)$|^member\\.invite$|^sending\\.(pause|resume)$'`

/** I10. Whatever a person with rights has changed, and left a trace of, stands in the audit log, once. */
export async function checkPrivileges({ client, workspaceId, auditSince }: Ward, chart: Chart): Promise<void> {
  const { rows: audit } = await client.query<AuditRow>(auditText, [workspaceId])
  const bySubject = new Map<string, AuditRow[]>()
  for (const row of audit) {
    const rows = bySubject.get(row.subject)
    if (rows) rows.push(row)
    else bySubject.set(row.subject, [row])
  }
  for (const { what, text, check } of traces) {
    const { rows } = await client.query<{ subject: string; detail: string }>(text, [workspaceId, auditSince])
    chart.checked('I10', rows.length)
    for (const { subject, detail } of rows) {
      const wrong = check(bySubject.get(subject) ?? [], detail)
      if (wrong) chart.wrong('I10', `${what}, ${subject}${detail && ` (${detail})`}: ${wrong}`)
    }
  }
}
