import { randomBytes } from 'node:crypto'
import type pg from 'pg'

/** The installation's signing key, from the table setting; made here when this process is the first to ask. */
export async function ensureSigningKey(pool: pg.Pool): Promise<string> {
  const made = JSON.stringify(randomBytes(32).toString('base64url'))
  await pool.query(`insert into setting (name, value) values ('signingKey', $1::jsonb) on conflict do nothing`, [made])
  const { rows } = await pool.query<{ value: string }>(`select value from setting where name = 'signingKey'`)
  const key = rows[0]?.value
  if (!key) throw new Error('The signing key could not be made.')
  return key
}
