import type pg from 'pg'
import { inTransaction } from './inTransaction.ts'

const lock = `select pg_try_advisory_xact_lock(hashtext('polku.statistics'))`

const stale = `
select s.relid::regclass::text from pg_stat_user_tables s
join pg_class c on c.oid = s.relid
where s.schemaname = current_schema() and s.n_mod_since_analyze > greatest(200, 0.5 * c.reltuples)
order by s.n_mod_since_analyze desc limit 5`

/**
 * Has the tables counted that have grown by half since they were last. Postgres does so itself, once a minute: until then
 * a table that has just been filled is planned for as if it were empty, any index is as good as the right one, and a
 * statement that was made ready then stays as it is. One worker at a time; the others have nothing to do.
 */
export function keepStatistics(pool: pg.Pool): Promise<void> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<[boolean]>({ name: 'lockStatistics', text: lock, rowMode: 'array' })
    if (!rows[0]?.[0]) return
    const tables = await client.query<[string]>({ name: 'staleStatistics', text: stale, rowMode: 'array' })
    for (const [table] of tables.rows) await client.query(`analyze ${table}`)
  })
}
