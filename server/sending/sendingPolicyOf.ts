import { notifyWork } from '#engine/intake/notifyWork.ts'
import { SendingPolicy } from '#engine/sending/sendingPolicy.ts'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

/** When people may get mail of this workspace, and how much of it. */
export async function getSendingPolicy({ database, workspaceId }: Scope): Promise<SendingPolicy> {
  const { rows } = await database.pool.query<{ policy: unknown }>(
    'select sending_policy as policy from workspace where workspace_id = $1',
    [workspaceId],
  )
  if (!rows[0]) throw new Refusal('notFound.workspace')
  return SendingPolicy.parse(rows[0].policy)
}

/** What waits by the old rules is looked at again at once: the new ones may let it go. */
const lookAgainText = `
update message set due_at = workspace_now($1)
where workspace_id = $1 and state = 'pending' and due_at > workspace_now($1)
  and deferred_for in ('quietHours', 'cap', 'companyCap', 'distance')`

export async function saveSendingPolicy(scope: Scope, policy: SendingPolicy): Promise<SendingPolicy> {
  const { database, workspaceId } = scope
  // Without a limit nothing is stored, and nothing is asked when mail is sent.
  const limits = Object.fromEntries(Object.entries(policy).filter(([, limit]) => limit !== null))
  await inTransaction(database, async (client) => {
    await client.query('update workspace set sending_policy = $2 where workspace_id = $1', [
      workspaceId,
      JSON.stringify(limits),
    ])
    await client.query(lookAgainText, [workspaceId])
    await writeAudit(client, scope, 'sending.policy', 'workspace', limits)
    await notifyWork(client, workspaceId)
  })
  return policy
}
