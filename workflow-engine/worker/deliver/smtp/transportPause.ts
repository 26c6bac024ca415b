import type pg from 'pg'
import { inTransaction } from '../../inTransaction.ts'

// A server that does not let us in is asked once, not ten thousand times: accounts are locked for less. The setting
// transportPaused { key, since, reason, server } stands until somebody lets sending go on (intake/sendingSwitch.ts), or
// SMTP_URL names another account or server.

const pauseText = `
insert into setting (name, value) values ('transportPaused', jsonb_build_object('key', $1::text, 'since',
  to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'reason', $2::text, 'server', $3::text))
on conflict (name) do update set value = excluded.value where setting.value ->> 'key' <> $1`

const tellText = `
insert into notification (workspace_id, user_id, kind, params, link, at)
select m.workspace_id, m.user_id, 'transportPaused', jsonb_build_object('server', $2::text, 'message', $1::text), '',
  workspace_now(m.workspace_id)
from member m join workspace w on w.workspace_id = m.workspace_id
where m.role = 'owner' and not w.sandbox`

export interface ShutOut {
  /** Of SmtpPool. */
  readonly key: string
  readonly host: string
  /** What the server said. */
  readonly reason: string
}

/** Nobody tries this server again, and every owner is told, once. @returns false when it was known already */
export function pauseTransport(pool: pg.Pool, { key, host, reason }: ShutOut): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const said = reason.slice(0, 300)
    const { rowCount } = await client.query(pauseText, [key, said, host])
    if (rowCount === 0) return false
    await client.query(tellText, [said, host])
    return true
  })
}
