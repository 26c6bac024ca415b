import { z } from 'zod'
import { notifyWork } from '#engine/intake/notifyWork.ts'
import { writeAudit } from '#server/audit.ts'
import { mostOfAPage, page, readCursor } from '#server/cursor.ts'
import { BigId } from '#server/inputs.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { type WaitingMail, waitingColumns, waitingJoins } from './waitingMail.ts'

// Mail whose last byte has left without an answer: almost certainly sent, and never sent again by itself. Somebody may
// send it again, with the same Message-ID, or let it be.

/** Named mail, or all that is in doubt. */
export const DoubtChoice = z.object({ ids: z.array(BigId).min(1).max(1000).optional() })
export type DoubtChoice = z.infer<typeof DoubtChoice>

const listText = `
select ${waitingColumns} from (
  select * from message m
  where m.workspace_id = $1 and m.state = 'inDoubt' and m.reviewed_at is null and m.id > $2
  order by m.id limit ${mostOfAPage}
) m ${waitingJoins} order by m.id limit $3`

export async function listInDoubt(
  { database, workspaceId }: Scope,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ rows: WaitingMail[]; next: string | null }> {
  const [after = 0] = readCursor(cursor, z.tuple([z.number().int()])) ?? []
  const { rows } = await database.pool.query<WaitingMail>({
    name: 'list-in-doubt',
    text: listText,
    values: [workspaceId, after, limit + 1],
  })
  return page(rows, limit, ({ id }) => [id])
}

const chosen = `
workspace_id = $1 and state = 'inDoubt' and case when $2::bigint[] is null then reviewed_at is null
  else id = any ($2::bigint[]) end`

const againText = `
update message set state = 'pending', due_at = workspace_now($1), reviewed_at = null, lease_until = null,
  epoch = epoch + 1
where ${chosen} returning id`

const leaveText = `update message set reviewed_at = now() where ${chosen} returning id`

/** Sends mail in doubt once more: the same mail, so that whoever has it already may notice. */
export function sendAgain(scope: Scope, choice: DoubtChoice): Promise<{ count: number }> {
  return decide(scope, choice, 'sending.again', againText)
}

/** Lets mail in doubt be: it stays in doubt, and nobody is asked again. */
export function leaveInDoubt(scope: Scope, choice: DoubtChoice): Promise<{ count: number }> {
  return decide(scope, choice, 'sending.leave', leaveText)
}

function decide(scope: Scope, { ids }: DoubtChoice, action: string, text: string): Promise<{ count: number }> {
  const { database, workspaceId } = scope
  return inTransaction(database, async (client) => {
    const { rows } = await client.query<{ id: number }>(text, [workspaceId, ids ?? null])
    if (ids !== undefined && rows.length === 0) throw new Refusal('notFound.message')
    const messages = rows.map(({ id }) => id)
    await writeAudit(client, scope, action, 'messages', { count: rows.length, messages: messages.slice(0, 1000) })
    await notifyWork(client, workspaceId)
    return { count: rows.length }
  })
}
