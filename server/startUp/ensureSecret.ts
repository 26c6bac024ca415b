import { randomBytes } from 'node:crypto'
import type pg from 'pg'

/**
 * A secret of this installation, kept in the table setting and made when it is first asked for: 32 random bytes in
 * base64url. Processes that start together agree on one.
 */
export async function ensureSecret(pool: pg.Pool, name: 'signingKey' | 'authSecret'): Promise<string> {
  const made = JSON.stringify(randomBytes(32).toString('base64url'))
  await pool.query('insert into setting (name, value) values ($1, $2::jsonb) on conflict (name) do nothing', [
    name,
    made,
  ])
  const { rows } = await pool.query<{ value: string }>('select value from setting where name = $1', [name])
  const secret = rows[0]?.value
  if (!secret) throw new Error(`The setting ${name} could not be made.`)
  return secret
}
