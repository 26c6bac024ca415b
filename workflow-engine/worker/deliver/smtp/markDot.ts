import type pg from 'pg'
import { isStopped } from '../../../intake/sendingSwitch.ts'
import type { Claim } from './claimForSending.ts'
import type { Gate } from './sendGated.ts'

// Longer than the wait for an answer, so that only a sender that has died is swept up (sweepDoubt.ts). Whoever has
// stopped sending meanwhile has stopped this mail too.
const text = `
update message m set state = 'dot', lease_until = now() + interval '15 minutes'
where m.workspace_id = $1 and m.id = $2 and m.born_at = $3 and m.epoch = $4 and m.state = 'claimed'
  and not ${isStopped}
  and (m.kind = 'system' or (select w.sending_paused_at is null from workspace w where w.workspace_id = $1))`

const isOursText = `
select 1 from message where workspace_id = $1 and id = $2 and born_at = $3 and epoch = $4 and state = 'claimed'`

/**
 * The gate: commits that the last byte is about to leave.
 * @returns lost when the message is no longer ours, stopped when sending has been stopped: then the byte must not leave
 */
export async function markDot(pool: pg.Pool, workspaceId: number, { letter, epoch }: Claim): Promise<Gate> {
  const values = [workspaceId, letter.id, letter.bornAt, epoch]
  const { rowCount } = await pool.query({ name: 'markDot', text, values })
  if (rowCount === 1) return 'open'
  const ours = await pool.query({ name: 'isStillOurs', text: isOursText, values })
  return ours.rowCount === 1 ? 'stopped' : 'lost'
}
