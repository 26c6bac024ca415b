import { readFileSync } from 'node:fs'
import type pg from 'pg'

/** The process that serves a connection. */
export async function sessionOf(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return rows[0]?.pid ?? 0
}

/** Seconds of processor that sessions have used so far; null when they do not run on this machine. Unlike the clock it
 *  says the same on a busy machine. */
export function cpuOf(sessions: readonly number[]): number | null {
  try {
    return sessions.reduce((sum, pid) => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return sum + (Number(fields[11]) + Number(fields[12])) / 100
    }, 0)
  } catch {
    return null
  }
}
