import type pg from 'pg'

const whereText = `select distinct workspace_id from message where state = 'dot' and lease_until < now()`

const text = `
update message set state = 'inDoubt', failure = 'senderStopped', lease_until = null
where workspace_id = $1 and state = 'dot' and lease_until < now()`

/** Mail whose sender died between the dot and the answer: almost certainly sent, and never sent again by itself. */
export async function sweepDoubt(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<[number]>({ name: 'doubtful', text: whereText, rowMode: 'array' })
  let swept = 0
  for (const [workspaceId] of rows) {
    const { rowCount } = await pool.query({ name: 'sweepDoubt', text, values: [workspaceId] })
    swept += rowCount ?? 0
  }
  return swept
}
