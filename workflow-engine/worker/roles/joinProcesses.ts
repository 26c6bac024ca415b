import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type pg from 'pg'
import type { Log } from '../Log.ts'
import { repeat } from '../repeat.ts'
import { version } from './version.ts'

/** web: pages, API and links. worker: people through their programs. sender: what leaves the house. all: everything. */
export type Role = 'all' | 'web' | 'worker' | 'sender'

export const HEARTBEAT_MS = 15_000
/** Whoever has not been heard of for so long is gone. */
export const GONE = '45 seconds'

const beatText = `
insert into process (id, role, version, host) values ($1, $2, $3, $4)
on conflict (id) do update set heartbeat_at = now()`

const sweepText = `delete from process where heartbeat_at < now() - interval '7 days'`

/**
 * Says who is there: one row a process, with a heartbeat every 15 seconds.
 * @returns a function that leaves again
 */
export async function joinProcesses(pool: pg.Pool, role: Role, log: Log): Promise<() => Promise<void>> {
  const id = randomUUID()
  const beat = async () => {
    await pool.query({ name: 'beat', text: beatText, values: [id, role, version, hostname()] })
  }
  await beat()
  await pool.query(sweepText)
  const end = repeat(HEARTBEAT_MS, log, beat)
  return async () => {
    await end()
    await pool.query('delete from process where id = $1', [id]).catch(() => undefined)
  }
}
