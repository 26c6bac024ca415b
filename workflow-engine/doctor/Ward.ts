import type pg from 'pg'
import type { SinkLog } from './SinkLog.ts'
import { Versions } from './Versions.ts'

/** One workspace, on its round. */
export interface Ward {
  readonly client: pg.ClientBase
  readonly workspaceId: number
  readonly sandbox: boolean
  readonly zone: string
  readonly versions: Versions
  readonly sink: SinkLog | null
  /** The installation's key, that addresses are hashed with; null when it has none yet. */
  readonly signingKey: string | null
  /** From when on the ledger and the audit log are whole: the first month that is still there. */
  readonly stepsSince: Date
  readonly auditSince: Date
  /** Ranges of the ids of enrollments, or of messages, that hold `batch` rows at most; together they hold every id. */
  ranges(of: 'enrollment' | 'message'): AsyncGenerator<Range>
}

/** Ids above `after`, up to and with `until`. */
export interface Range {
  readonly after: number
  readonly until: number
}

interface Opening {
  readonly workspaceId: number | undefined
  readonly batch: number
  readonly sink: SinkLog | null
}

interface Row {
  workspace_id: number
  sandbox: boolean
  zone: string
}

export async function openWards(client: pg.ClientBase, { workspaceId, batch, sink }: Opening): Promise<Ward[]> {
  const { rows } = await client.query<Row>(
    `select workspace_id, sandbox, time_zone as zone from workspace
     where $1::int is null or workspace_id = $1 order by workspace_id`,
    [workspaceId ?? null],
  )
  const key = await client.query<{ value: string }>(`select value from setting where name = 'signingKey'`)
  const signingKey = key.rows[0]?.value ?? null
  const [stepsSince, auditSince] = [await firstMonth(client, 'step'), await firstMonth(client, 'audit')]
  return rows.map((row) => ({
    client,
    workspaceId: row.workspace_id,
    sandbox: row.sandbox,
    zone: row.zone,
    versions: new Versions(client, row.workspace_id),
    sink,
    signingKey,
    stepsSince,
    auditSince,
    ranges: (of) => ranges(client, row.workspace_id, of, batch),
  }))
}

/** The beginning of the oldest month that a partitioned table still has. */
async function firstMonth(client: pg.ClientBase, table: 'step' | 'audit'): Promise<Date> {
  const { rows } = await client.query<{ month: string | null }>(
    `select min(substring(inhrelid::regclass::text from '\\d{4}_\\d{2}')) as month
     from pg_inherits where inhparent = $1::regclass`,
    [table],
  )
  const month = rows[0]?.month
  return month ? new Date(`${month.replace('_', '-')}-01T00:00:00Z`) : new Date(0)
}

/** The last range has no upper end, so that what belongs to nobody any more is met as well. */
async function* ranges(
  client: pg.ClientBase,
  workspaceId: number,
  table: 'enrollment' | 'message',
  batch: number,
): AsyncGenerator<Range> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const { rows } = await client.query<{ until: number | null; n: number }>(
      `select max(id)::float8 as until, count(*)::int as n from (
         select id from ${table} where workspace_id = $1 and id > $2 order by id limit ${batch}
       ) part`,
      [workspaceId, after],
    )
    const { until = null, n = 0 } = rows[0] ?? {}
    if (until === null || n < batch) {
      yield { after, until: Number.MAX_SAFE_INTEGER }
      return
    }
    yield { after, until }
    after = until
  }
}
