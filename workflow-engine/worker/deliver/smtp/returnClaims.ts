import type pg from 'pg'
import { numbers, texts } from '../../arrays.ts'
import type { Claim } from './claimForSending.ts'

const text = `
update message m set state = 'pending', lease_until = null,
  due_at = coalesce(to_timestamp($5::float8 / 1000), m.due_at),
  deferred_for = case when $5::float8 is null then m.deferred_for else 'serverBusy' end,
  deferred_from = case when $5::float8 is null then m.deferred_from else coalesce(m.deferred_from, m.due_at) end
from unnest($2::bigint[], $3::timestamptz[], $4::int[]) as u(id, born_at, epoch)
where m.workspace_id = $1 and m.id = u.id and m.born_at = u.born_at and m.epoch = u.epoch and m.state = 'claimed'`

/**
 * Puts mail back that was not begun.
 * @param dueAt when its host may be asked again, in milliseconds of workspace time; absent: as before
 */
export async function returnClaims(
  pool: pg.Pool,
  workspaceId: number,
  claims: readonly Claim[],
  dueAt: number | null = null,
): Promise<void> {
  if (claims.length === 0) return
  await pool.query({
    name: 'returnClaims',
    text,
    values: [
      workspaceId,
      numbers(claims.map(({ letter }) => letter.id)),
      texts(claims.map(({ letter }) => letter.bornAt)),
      numbers(claims.map(({ epoch }) => epoch)),
      dueAt,
    ],
  })
}
