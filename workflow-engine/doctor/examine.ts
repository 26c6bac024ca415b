import type pg from 'pg'
import { Chart, type Finding } from './Chart.ts'
import type { InvariantId } from './invariants.ts'
import { checkClaims } from './rounds/checkClaims.ts'
import { checkCopies } from './rounds/checkCopies.ts'
import { checkDoubt } from './rounds/checkDoubt.ts'
import { checkPeople } from './rounds/checkPeople.ts'
import { checkPrivileges } from './rounds/checkPrivileges.ts'
import { checkVariants } from './rounds/checkVariants.ts'
import { checkWaking } from './rounds/checkWaking.ts'
import type { SinkLog } from './SinkLog.ts'
import { openWards, type Ward } from './Ward.ts'

export interface ExamineOptions {
  /** Only this one. */
  readonly workspaceId?: number
  /** People, or messages, a statement. */
  readonly batch?: number
  /** How long one statement may take, in milliseconds. */
  readonly statementLimit?: number
  /** What a mail server says that it was given. */
  readonly sink?: SinkLog | null
}

export interface Examination {
  readonly findings: readonly Finding[]
  readonly workspaces: number
  /** The database's time that everything was read at. */
  readonly at: Date
}

/** What could not be looked at to the end is not known to be right. */
export const isHealthy = ({ findings }: Pick<Examination, 'findings'>): boolean =>
  findings.every(({ wrong, unfinished }) => wrong === 0 && unfinished === null)

interface Round {
  readonly looksAt: readonly InvariantId[]
  look(ward: Ward, chart: Chart): Promise<void>
}

const rounds: readonly Round[] = [
  { looksAt: ['I1'], look: checkCopies },
  { looksAt: ['I2', 'I3', 'I5', 'I6'], look: checkPeople },
  { looksAt: ['I4'], look: checkClaims },
  { looksAt: ['I7'], look: checkWaking },
  { looksAt: ['I8'], look: checkDoubt },
  { looksAt: ['I9'], look: checkVariants },
  { looksAt: ['I10'], look: checkPrivileges },
]

// Planned by index, for workspaces as they are on average: one that the statistics have not met yet must not cost rows
// times rows.
const begin = (limit: number) => `begin transaction isolation level repeatable read read only;
  set local statement_timeout = ${limit}; set local lock_timeout = '2s';
  set local idle_in_transaction_session_timeout = '5min'; set local application_name = 'polku doctor';
  set local enable_seqscan = off; set local plan_cache_mode = force_generic_plan`

/** Looks at everything as it is at one moment, and changes nothing. */
export async function examine(pool: pg.Pool, options: ExamineOptions = {}): Promise<Examination> {
  const { workspaceId, batch = 20_000, statementLimit = 60_000, sink = null } = options
  const chart = new Chart()
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(begin(statementLimit))
    const { rows } = await client.query<{ at: Date }>('select now() as at')
    const wards = await openWards(client, { workspaceId, batch, sink })
    for (const ward of wards) for (const round of rounds) await go(round, ward, chart)
    return { findings: chart.findings, workspaces: wards.length, at: rows[0]?.at ?? new Date() }
  } finally {
    await client.query('rollback').catch((error: Error) => {
      broken = error
    })
    client.release(broken)
  }
}

/** A statement that fails ends its round and no other. */
async function go({ looksAt, look }: Round, ward: Ward, chart: Chart): Promise<void> {
  await ward.client.query('savepoint round')
  try {
    await look(ward, chart)
  } catch (error) {
    await ward.client.query('rollback to savepoint round')
    const reason = error instanceof Error ? error.message : String(error)
    for (const id of looksAt) chart.unfinished(id, `workspace ${ward.workspaceId}: ${reason}`)
  }
  await ward.client.query('release savepoint round')
}
