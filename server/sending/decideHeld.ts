import { notifyWork } from '#engine/intake/notifyWork.ts'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import type { Scope } from '#server/scope.ts'
import { chosen, chosenValues, type HeldChoice, refuseOtherCount, refuseStrangeChoice } from './heldChoice.ts'

const held = `
with held as materialized (
  select m.id, m.born_at, m.due_at from message m
  where m.workspace_id = $1 and m.state = 'held' and ${chosen} order by m.id for update
)`

const releaseText = `${held}, placed as (
  select id, born_at, (row_number() over (order by due_at, id) - 1) / count(*) over ()::float8 as part from held
)
update message m
set state = 'pending', failure = null, deferred_for = 'held', deferred_from = coalesce(m.deferred_from, m.due_at),
  due_at = workspace_now($1) + u.part * $5::float8 * interval '1 hour', epoch = m.epoch + 1
from placed u where m.workspace_id = $1 and m.id = u.id and m.born_at = u.born_at`

const dropText = `${held}
update message m set state = 'blocked', failure = 'dropped', epoch = m.epoch + 1
from held u where m.workspace_id = $1 and m.id = u.id and m.born_at = u.born_at`

/**
 * Lets mail go that waited for somebody to look at it: now, or spread evenly over so many hours, what was due first first.
 * Consent, suppression and limits are looked at again when each is sent.
 */
export function releaseHeld(
  scope: Scope,
  { overHours, ...choice }: HeldChoice & { readonly overHours: number },
): Promise<{ count: number }> {
  return decide(scope, choice, 'sending.release', releaseText, [overHours])
}

/** That mail is not sent. Its people go on in their programs as if it had been. */
export function dropHeld(scope: Scope, choice: HeldChoice): Promise<{ count: number }> {
  return decide(scope, choice, 'sending.drop', dropText)
}

async function decide(
  scope: Scope,
  choice: HeldChoice,
  action: string,
  text: string,
  more: readonly unknown[] = [],
): Promise<{ count: number }> {
  const { database, workspaceId } = scope
  await refuseStrangeChoice(scope, choice)
  return inTransaction(database, async (client) => {
    const { rowCount } = await client.query(text, [workspaceId, ...chosenValues(choice), ...more])
    const count = rowCount ?? 0
    refuseOtherCount(choice, count)
    await writeAudit(client, scope, action, 'messages', { count, ...choice })
    await notifyWork(client, workspaceId)
    return { count }
  })
}
