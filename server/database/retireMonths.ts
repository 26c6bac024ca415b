import pg from 'pg'

/** The fewest months that one may keep: facts and figures look back that far in everyday use. */
export const FEWEST_MONTHS = 3

/** How long a drop waits for what is under way on its table, and everybody behind it waits for the drop. */
const PATIENCE = '2s'
/** Keeps two servers from dropping at the same time; each passes over what the other does. */
const LOCK = 72707370

interface Month {
  readonly table: 'step' | 'event' | 'score_change' | 'audit' | 'message' | 'webhook_call'
  /** The partition: step_2026_11. */
  readonly name: string
  /** Its first day. */
  readonly begin: Date
}

const monthsText = `
select p.relname as table, c.relname as name,
  (to_date(right(c.relname, 7), 'YYYY_MM')::timestamp at time zone 'UTC') as begin
from pg_inherits i
join pg_class p on p.oid = i.inhparent and p.relname in ('step', 'event', 'score_change', 'audit', 'message', 'webhook_call')
join pg_class c on c.oid = i.inhrelid
where c.relname ~ '_[0-9]{4}_[0-9]{2}$'
  and to_date(right(c.relname, 7), 'YYYY_MM') < date_trunc('month', now() at time zone 'UTC') - make_interval(months => $1)
order by 3, 1`

// Whoever failed may be tried again. Everybody of all workspaces is looked at, once a day.
const bornText = `
select distinct date_trunc('month', born_at at time zone 'UTC') at time zone 'UTC' as month
from enrollment where status <> 'ended' order by 1`

/**
 * Drops the months of the tables that grow without end that are older than `keep` whole months.
 *
 * R1. Nobody who is inside a program, or has failed there, loses anything: their mail and calls lie in the month in which
 *     they were born; their steps, and the events that their steps may ask about, in the months since.
 * R2. A month with mail or calls that are still to be done stays.
 * R3. Who got which marketing mail stays known (addressee), so that the links in it that end all mail work for ever.
 * R4. Nobody waits long: a month that cannot be locked within two seconds is left for the next day.
 * @returns the names of the partitions that are gone
 */
export async function retireMonths(pool: pg.Pool, keep: number): Promise<string[]> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK])
    if (!rows[0]?.mine) return []
    try {
      return await retire(client, keep)
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK])
    }
  } finally {
    client.release()
  }
}

async function retire(client: pg.ClientBase, keep: number): Promise<string[]> {
  const { rows: months } = await client.query<Month>(monthsText, [Math.max(keep, FEWEST_MONTHS)])
  if (months.length === 0) return []
  const { rows: born } = await client.query<{ month: Date }>(bornText)
  const inside = new Set(born.map(({ month }) => month.getTime()))
  const oldest = born[0]?.month ?? null
  const dropped: string[] = []
  for (const month of months) {
    if (isNeeded(month, inside, oldest) || (await isUnfinished(client, month))) continue
    if (month.table === 'message') await keepAddressees(client, month)
    if (await drop(client, month)) dropped.push(month.name)
  }
  return dropped
}

function isNeeded({ table, begin }: Month, inside: ReadonlySet<number>, oldest: Date | null): boolean {
  switch (table) {
    case 'message':
    case 'webhook_call':
      return inside.has(begin.getTime())
    case 'step':
    case 'event':
    case 'score_change':
      return oldest !== null && begin >= oldest
    case 'audit':
      return false
    default:
      return table satisfies never
  }
}

async function isUnfinished(client: pg.ClientBase, { table, name }: Month): Promise<boolean> {
  const states = { message: `'pending', 'claimed', 'dot', 'held'`, webhook_call: `'pending', 'claimed'` }
  if (table !== 'message' && table !== 'webhook_call') return false
  const { rowCount } = await client.query(`select 1 from ${name} where state in (${states[table]}) limit 1`)
  return rowCount !== 0
}

async function keepAddressees(client: pg.ClientBase, { name }: Month): Promise<void> {
  await client.query(
    `insert into addressee (workspace_id, message_id, prospect_id)
     select workspace_id, id, prospect_id from ${name}
     where kind = 'marketing' and prospect_id is not null and state in ('sent', 'inDoubt')
     on conflict do nothing`,
  )
}

/** @returns false when it could not be locked in time */
async function drop(client: pg.ClientBase, { name }: Month): Promise<boolean> {
  await client.query('begin')
  try {
    await client.query(`set local lock_timeout = '${PATIENCE}'`)
    await client.query(`drop table ${name}`)
    await client.query('commit')
    return true
  } catch (error) {
    await client.query('rollback')
    if (error instanceof pg.DatabaseError && error.code === '55P03') return false
    throw error
  }
}
