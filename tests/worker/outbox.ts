import type pg from 'pg'
import { one } from './ground.ts'
import type { World } from './world.ts'

/** Mail put into the outbox by hand, so that rules of sending can be tried without walking a program. */

export interface Put {
  /** Hours after `from`. */
  readonly dueIn?: number
  readonly priority?: number
  readonly topicId?: number
  readonly programId?: number
}

let made = 0

/** The email "blog" of the world's program for a person, due at a moment. */
export async function putMail(
  { pool, workspaceId, programId }: World,
  prospectId: number,
  from: Date,
  { dueIn = 0, priority = 0, topicId, programId: other }: Put = {},
): Promise<number> {
  return one(
    pool,
    `insert into message (workspace_id, kind, enrollment_id, visit, program_id, version, node_id, variant_id,
       prospect_id, due_at, priority, topic_id)
     values ($1, 'marketing', $2, 0, $3, 1, 'blog', 'a', $4, $5, $6, $7) returning id`,
    [
      workspaceId,
      1_000_000 + ++made,
      other ?? programId,
      prospectId,
      new Date(from.getTime() + dueIn * 3_600_000),
      priority,
      topicId ?? null,
    ],
  )
}

export interface Mailed {
  readonly id: number
  readonly state: string
  readonly failure: string | null
  readonly deferred_for: string | null
  readonly attempts: number
  readonly message_id: string | null
  /** Hours after `from`; null while it has not happened. */
  readonly due: number
  readonly sent: number | null
  readonly waits_since: number | null
}

/** All mail of a workspace, oldest row first. */
export async function mailOf(pool: pg.Pool, workspaceId: number, from: Date): Promise<Mailed[]> {
  const hours = (column: string) => `round((date_part('epoch', ${column} - $2) / 3600)::numeric, 3)::float8`
  const { rows } = await pool.query<Mailed>(
    `select id::float8 as id, state, failure, deferred_for, attempts, message_id, ${hours('due_at')} as due,
       ${hours('sent_at')} as sent, ${hours('deferred_from')} as waits_since
     from message where workspace_id = $1 and kind = 'marketing' order by id`,
    [workspaceId, from],
  )
  return rows
}
