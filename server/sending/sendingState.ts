import type pg from 'pg'
import { type CopyReason, readSendingSwitch } from '#engine/intake/sendingSwitch.ts'

/** Whether mail leaves this workspace, and if not, why: what a banner says. */
export interface SendingState {
  /** on · paused: by somebody of this workspace · stopped: by somebody for the whole installation · safeMode: this may be
   *  a copy of an installation · transportPaused: the mail server does not let us in. */
  readonly state: 'on' | 'paused' | 'stopped' | 'safeMode' | 'transportPaused'
  /** For safeMode which sign there is, for transportPaused what the server said; null otherwise. */
  readonly reason: CopyReason | string | null
  readonly since: string | null
}

const on: SendingState = { state: 'on', reason: null, since: null }

/** @param workspace mail of a sandbox never leaves, so that only its own pause concerns it */
export async function sendingState(
  client: Pick<pg.ClientBase, 'query'>,
  { sandbox, sendingPausedAt }: { readonly sandbox: boolean; readonly sendingPausedAt: string | null },
): Promise<SendingState> {
  const paused: SendingState = sendingPausedAt ? { state: 'paused', reason: null, since: sendingPausedAt } : on
  if (sandbox) return paused
  const { safeMode, stopped, transport } = await readSendingSwitch(client)
  if (safeMode) return { state: 'safeMode', ...safeMode }
  if (stopped) return { state: 'stopped', reason: null, since: stopped.since }
  if (transport) return { state: 'transportPaused', reason: transport.reason, since: transport.since }
  return paused
}
