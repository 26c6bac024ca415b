import type pg from 'pg'
import { numbers, texts } from '../../arrays.ts'
import { type Claim, LEASE } from './claimForSending.ts'

const text = `
update message m set lease_until = now() + interval '${LEASE}'
from unnest($2::bigint[], $3::timestamptz[], $4::int[]) as u(id, born_at, epoch)
where m.workspace_id = $1 and m.id = u.id and m.born_at = u.born_at and m.epoch = u.epoch and m.state = 'claimed'`

/** A sign of life for mail that waits for its turn. */
export async function renewLeases(pool: pg.Pool, workspaceId: number, claims: readonly Claim[]): Promise<void> {
  if (claims.length === 0) return
  await pool.query({
    name: 'renewLeases',
    text,
    values: [
      workspaceId,
      numbers(claims.map((claim) => claim.letter.id)),
      texts(claims.map((claim) => claim.letter.bornAt)),
      numbers(claims.map((claim) => claim.epoch)),
    ],
  })
}
