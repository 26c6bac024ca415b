import type pg from 'pg'
import type { Claim } from './claimForSending.ts'

// Longer than the wait for an answer, so that only a sender that has died is swept up (sweepDoubt.ts).
const text = `
update message set state = 'dot', lease_until = now() + interval '15 minutes'
where workspace_id = $1 and id = $2 and born_at = $3 and epoch = $4 and state = 'claimed'`

/**
 * The gate: commits that the last byte is about to leave.
 * @returns false when the message is no longer ours, and the byte must not leave
 */
export async function markDot(pool: pg.Pool, workspaceId: number, { letter, epoch }: Claim): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'markDot',
    text,
    values: [workspaceId, letter.id, letter.bornAt, epoch],
  })
  return rowCount === 1
}
