import type pg from 'pg'
import type { EmailContent } from '#engine/nodes/fields.ts'
import { triggerCue } from '#engine/nodes/trigger.ts'
import type { Graph } from '#engine/program/graph.ts'
import { listenersOf } from '#engine/program/listeners.ts'
import { compileEmail } from '#templates/compileEmail.ts'

/** What tests of the worker stand on: rows made by hand, so that no other room is needed to try this one. */

export async function addWorkspace(pool: pg.Pool, { sandbox = true } = {}): Promise<number> {
  const { rows } = await pool.query<{ workspace_id: number }>(
    `insert into workspace (name, sandbox, sender_name, sender_email, postal_address)
     values ('Smart Rekry Oy', $1, 'Anna Virta', 'anna@smartrekry.example', 'Kuja 1, 00100 Helsinki') returning workspace_id`,
    [sandbox],
  )
  return (rows[0] as { workspace_id: number }).workspace_id
}

export async function addList(pool: pg.Pool, workspaceId: number, name: string): Promise<number> {
  return one(pool, `insert into list (workspace_id, name) values ($1, $2) returning id`, [workspaceId, name])
}

export async function addFile(pool: pg.Pool, workspaceId: number, name: string): Promise<number> {
  return one(
    pool,
    `insert into file (workspace_id, name, file_name, content_type, bytes) values ($1, $2, 'guide.pdf', 'application/pdf', 4)
     returning id`,
    [workspaceId, name],
  )
}

let people = 0

/** Prospects with consent: p1@…, p2@… in the order of the answer. */
export async function addProspects(pool: pg.Pool, workspaceId: number, count: number): Promise<number[]> {
  const from = people + 1
  people += count
  const { rows } = await pool.query<{ id: number }>(
    `insert into prospect (workspace_id, email, email_key, first_name, last_name, company, consent, time_zone)
     select $1, 'p' || n || '@varis.example', 'p' || n || '@varis.example', 'Maria', 'No ' || n, 'Varis Vaatteet Oy',
       'granted', 'Europe/Helsinki'
     from generate_series($2::int, $3::int) n order by n returning id`,
    [workspaceId, from, people],
  )
  return rows.map((row) => Number(row.id))
}

export async function addMember(
  pool: pg.Pool,
  workspaceId: number,
  userId: string,
  role: 'owner' | 'marketer' | 'sales' | 'viewer',
  language = 'en',
): Promise<string> {
  await pool.query(
    `insert into "user" (id, name, email, language, updated_at) values ($1, $1, $1 || '@smartrekry.example', $2, now())
     on conflict do nothing`,
    [userId, language],
  )
  await pool.query(`insert into member (workspace_id, user_id, role) values ($1, $2, $3::role)`, [
    workspaceId,
    userId,
    role,
  ])
  return userId
}

/** A program with one published version: its entries let people in, and what happens to its people wakes them. */
export async function addProgram(pool: pg.Pool, workspaceId: number, graph: Graph): Promise<number> {
  const json = JSON.stringify(graph)
  const id = await one(
    pool,
    `insert into program (workspace_id, name, status, draft, live_version) values ($1, 'Guide follow-up', 'running', $2, 1)
     returning id`,
    [workspaceId, json],
  )
  await pool.query(`insert into program_version (workspace_id, program_id, number, graph) values ($1, $2, 1, $3)`, [
    workspaceId,
    id,
    json,
  ])
  for (const node of Object.values(graph.nodes)) {
    const cue = node.type === 'entry' ? triggerCue(node.config.trigger) : null
    if (cue !== null)
      await pool.query(
        `insert into entry_trigger (workspace_id, cue, program_id, version, node_id, config, looked_until)
         values ($1, $2, $3, 1, $4, $5, case when $2 = 'date' then workspace_now($1) end)`,
        [workspaceId, cue, id, node.id, JSON.stringify(node.config)],
      )
    if (node.type !== 'email') continue
    for (const variant of node.config.variants)
      await pool.query(
        `insert into version_email (workspace_id, program_id, version, node_id, variant_id, compiled)
         values ($1, $2, 1, $3, $4, $5)`,
        [workspaceId, id, node.id, variant.id, JSON.stringify(await compiled(variant.content))],
      )
  }
  for (const { cue, nodeId } of listenersOf(graph))
    await pool.query(
      'insert into listener (workspace_id, cue, program_id, version, node_id) values ($1, $2, $3, 1, $4)',
      [workspaceId, cue, id, nodeId],
    )
  return id
}

const known = new Map<string, ReturnType<typeof compileEmail>>()

/** Compiling takes longer than all else in these tests. */
function compiled(content: EmailContent): ReturnType<typeof compileEmail> {
  const key = JSON.stringify(content)
  const email = known.get(key) ?? compileEmail(content)
  known.set(key, email)
  return email
}

export async function addTrigger(
  pool: pg.Pool,
  workspaceId: number,
  trigger: { listId: number; programId: number; nodeId: string },
): Promise<void> {
  await pool.query(
    `insert into entry_trigger (workspace_id, cue, program_id, version, node_id) values ($1, 'list:' || $2::int, $3, 1, $4)`,
    [workspaceId, trigger.listId, trigger.programId, trigger.nodeId],
  )
}

/** Commits what `work` does, or nothing of it. */
export async function within<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** The first column of the first row. */
export async function one(pool: pg.Pool, sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await pool.query({ text: sql, values, rowMode: 'array' })
  return Number(rows[0]?.[0])
}
