import type pg from 'pg'
import { notifyWork } from './notifyWork.ts'

// Whether anything leaves this installation: two rows of the table setting, each of which is enough to stop all mail and
// all webhooks of every workspace but the sandboxes, whose mail never leaves anyway.
//
//   sendingStopped { since, by }     somebody has stopped it
//   safeMode       { since, reason } this may be a copy of an installation that goes on elsewhere (installation.ts)

/** SQL: nothing leaves. */
export const isStopped = `exists (select 1 from setting s where s.name in ('sendingStopped', 'safeMode'))`

/** Why this may be a copy. otherDatabase: the data has come into another database or server. movedFolder: the folder of
 *  the embedded database is another than it was. olderData: the database knows less than it knew before. */
export type CopyReason = 'otherDatabase' | 'movedFolder' | 'olderData'

export interface SendingSwitch {
  /** null: nobody has stopped it. */
  readonly stopped: { readonly since: string; readonly by: string } | null
  /** null: this is no copy, or somebody has confirmed that it may send. */
  readonly safeMode: { readonly since: string; readonly reason: CopyReason } | null
  /** The mail server that does not let us in (worker/deliver/smtp/transportPause.ts), and what it said; null: none. */
  readonly transport: { readonly since: string; readonly reason: string; readonly server: string } | null
}

type Client = Pick<pg.ClientBase, 'query'>

export async function readSendingSwitch(client: Client): Promise<SendingSwitch> {
  const { rows } = await client.query<{ name: string; value: never }>({
    name: 'readSendingSwitch',
    text: `select name, value from setting where name in ('sendingStopped', 'safeMode', 'transportPaused')`,
  })
  const settingOf = (name: string) => rows.find((row) => row.name === name)?.value ?? null
  return {
    stopped: settingOf('sendingStopped'),
    safeMode: settingOf('safeMode'),
    transport: settingOf('transportPaused'),
  }
}

/** @param by who, as the audit writes it: "user:…", "key:…", "operator" */
export async function stopSending(client: Client, by: string): Promise<void> {
  await client.query(
    `insert into setting (name, value) values ('sendingStopped', jsonb_build_object('since', ${now}, 'by', $1::text))
     on conflict do nothing`,
    [by],
  )
  await audit(client, by, 'sending.stopAll')
}

/** It goes on, and a mail server that did not let us in is tried again. */
export async function startSending(client: pg.ClientBase, by: string): Promise<void> {
  await client.query(`delete from setting where name in ('sendingStopped', 'transportPaused')`)
  await client.query('update workspace set sending_resumed_at = now() where not sandbox')
  await audit(client, by, 'sending.startAll')
  await notifyWork(client, 0)
}

/** Nothing leaves until somebody has confirmed. A reason that stands already is kept. */
export async function enterSafeMode(client: Client, reason: CopyReason): Promise<void> {
  await client.query(
    `insert into setting (name, value) values ('safeMode', jsonb_build_object('since', ${now}, 'reason', $1::text))
     on conflict do nothing`,
    [reason],
  )
}

/** Somebody says that this installation is the one that sends. */
export async function confirmInstallation(client: pg.ClientBase, by: string): Promise<void> {
  await client.query(`delete from setting where name = 'safeMode'`)
  await audit(client, by, 'sending.confirm')
  await notifyWork(client, 0)
}

const now = `to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** It concerns every workspace that sends. */
async function audit(client: Client, by: string, action: string): Promise<void> {
  await client.query(
    `insert into audit (workspace_id, actor, action, subject)
     select workspace_id, $1, $2, 'installation' from workspace where not sandbox`,
    [by, action],
  )
}
