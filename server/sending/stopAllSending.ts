import { confirmInstallation, startSending, stopSending } from '#engine/intake/sendingSwitch.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { type SendingStatus, sendingStatus } from './sendingStatus.ts'

/** Whoever may decide for everybody: an owner of every workspace that sends, or the key of the only one. */
const foreignText = `
select 1 from workspace w
where not w.sandbox and w.workspace_id is distinct from $2::int and not exists (
  select 1 from member m where m.workspace_id = w.workspace_id and m.user_id = $1 and m.role = 'owner'
) limit 1`

/** Stops all mail and all webhooks of the installation within seconds, or lets them go on. */
export async function stopAllSending(scope: Scope, stopped: boolean): Promise<SendingStatus> {
  await refuseOthers(scope)
  const by = actorOf(scope)
  await inTransaction(scope.database, (client) => (stopped ? stopSending(client, by) : startSending(client, by)))
  return sendingStatus(scope)
}

/** Says that this installation, which may be a copy, is the one to send. */
export async function confirmSending(scope: Scope): Promise<SendingStatus> {
  await refuseOthers(scope)
  await inTransaction(scope.database, (client) => confirmInstallation(client, actorOf(scope)))
  return sendingStatus(scope)
}

async function refuseOthers({ database, workspaceId, actor }: Scope): Promise<void> {
  const values: unknown[] = actor.kind === 'user' ? [actor.id, null] : [null, workspaceId]
  const { rows } = await database.pool.query(foreignText, values)
  if (rows.length > 0) throw new Refusal('sending.notYours')
}

const actorOf = ({ actor }: Scope): string => `${actor.kind}:${actor.id}`
