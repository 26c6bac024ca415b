import type pg from 'pg'

const text = `
insert into suppression (workspace_id, address_hash, reason, at) values ($1, $2, $3, $4)
on conflict do nothing`

/** Keeps an address from ever being written to again by this workspace. */
export async function suppress(
  pool: pg.Pool,
  workspaceId: number,
  hash: string,
  reason: 'hardBounce',
  at: Date,
): Promise<void> {
  await pool.query({ name: 'suppress', text, values: [workspaceId, hash, reason, at] })
}
