import { z } from 'zod'
import { notifyWork } from '#engine/intake/notifyWork.ts'
import { writeAudit } from '#server/audit.ts'
import { mostOfAPage, page, readCursor } from '#server/cursor.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

export const CallState = z.enum(['pending', 'claimed', 'done', 'failed'])
export type CallState = z.infer<typeof CallState>

/** A call to another system, and what it answered. */
export interface WebhookCallRow {
  readonly id: number
  readonly state: CallState
  readonly url: string
  readonly prospectId: number
  readonly programId: number
  readonly nodeId: string
  /** The HTTP status of the last answer; null when there was none. */
  readonly status: number | null
  readonly failure: string | null
  readonly attempts: number
  readonly dueAt: string
  readonly doneAt: string | null
  /** The last answer, when it was JSON of 64 KB at most. */
  readonly answer: unknown
}

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const text = `
select id, state, url, prospect_id as "prospectId", program_id as "programId", node_id as "nodeId", status, failure,
  attempts, ${iso('due_at')} as "dueAt", ${iso('done_at')} as "doneAt", answer
from (
  select * from webhook_call
  where workspace_id = $1 and ($2::text is null or state = $2) and ($3::bigint is null or id < $3)
  order by id desc limit ${mostOfAPage}
) c order by id desc limit $4`

/** The calls of this workspace, newest first. */
export async function listWebhookCalls(
  { database, workspaceId }: Scope,
  {
    state,
    cursor,
    limit,
  }: { readonly state?: CallState; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ rows: WebhookCallRow[]; next: string | null }> {
  const [before = null] = readCursor(cursor, z.tuple([z.number().int()])) ?? []
  const { rows } = await database.pool.query<WebhookCallRow>({
    name: 'list-webhook-calls',
    text,
    values: [workspaceId, state ?? null, before, limit + 1],
  })
  return page(rows, limit, ({ id }) => [id])
}

const againText = `
update webhook_call set state = 'pending', due_at = workspace_now($1), attempts = 0, lease_until = null,
  done_at = null, epoch = epoch + 1
where workspace_id = $1 and state = 'failed' and ($2::bigint[] is null or id = any ($2::bigint[])) returning id`

/** Makes failed calls once more, with the same webhook-id; named ones, or all. */
export function callAgain(scope: Scope, ids: readonly number[] | null): Promise<{ count: number }> {
  const { database, workspaceId } = scope
  return inTransaction(database, async (client) => {
    const { rows } = await client.query<{ id: number }>(againText, [workspaceId, ids])
    if (ids !== null && rows.length === 0) throw new Refusal('notFound.webhookCall')
    const calls = rows.map(({ id }) => id)
    await writeAudit(client, scope, 'webhook.again', 'webhooks', { count: rows.length, calls: calls.slice(0, 1000) })
    await notifyWork(client, workspaceId)
    return { count: rows.length }
  })
}
