import type pg from 'pg'
import { isStopped } from '../intake/sendingSwitch.ts'

/** What a batch must know of the workspace it works in. */
export interface OpenWorkspace {
  readonly id: number
  readonly sandbox: boolean
  /** Workspace time when it was opened. */
  readonly now: Date
  /** performance.now() at that moment. */
  readonly openedAt: number
  readonly zone: string
  /** Programs whose people stand still: paused. An ended program takes nobody in, and lets those inside go on to the end. */
  readonly held: readonly number[]
  readonly name: string
  readonly senderName: string
  readonly senderEmail: string
  readonly postalAddress: string
  /** Marketing mail carries a pixel that tells when it is opened. */
  readonly tracksOpens: boolean
  /** Somebody has stopped all marketing mail for now. */
  readonly sendingPaused: boolean
  /** When somebody last let it go on; null: never. Real time. */
  readonly sendingResumedAt: Date | null
  /** Nothing leaves the installation (intake/sendingSwitch.ts). Never so in a sandbox, whose mail stays in anyway. */
  readonly sendingStopped: boolean
  /** The SMTP server that does not let us in (deliver/smtp/transportPause.ts), by the key of its pool; null: none. */
  readonly transportPaused: string | null
  /** As it is stored: a SendingPolicy (sending/sendingPolicy.ts). */
  readonly sendingPolicy: object
}

const text = `
select w.sandbox, coalesce($2::timestamptz, workspace_now($1)) as now, w.time_zone as zone,
  array(select p.id from program p
    where p.workspace_id = $1 and p.status in ('draft', 'paused')) as held,
  w.name, w.sender_name as "senderName", w.sender_email as "senderEmail", w.postal_address as "postalAddress", w.track_opens as "tracksOpens",
  w.sending_paused_at is not null as "sendingPaused", w.sending_policy as "sendingPolicy",
  w.sending_resumed_at as "sendingResumedAt",
  not w.sandbox and ${isStopped} as "sendingStopped",
  (select s.value ->> 'key' from setting s where s.name = 'transportPaused') as "transportPaused"
from workspace w where w.workspace_id = $1`

/** null: there is no such workspace any more. @param now instead of the workspace's own clock */
export async function openWorkspace(
  client: pg.ClientBase,
  workspaceId: number,
  now?: Date,
): Promise<OpenWorkspace | null> {
  const { rows } = await client.query<Omit<OpenWorkspace, 'id' | 'openedAt'>>({
    name: 'openWorkspace',
    text,
    values: [workspaceId, now ?? null],
  })
  const row = rows[0]
  return row ? { id: workspaceId, openedAt: performance.now(), ...row } : null
}
