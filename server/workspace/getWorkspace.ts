import type { Language } from '#engine/nodes/language.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { type SendingState, sendingState } from '#server/sending/sendingState.ts'
import type { Role } from './role.ts'

export interface WorkspaceView {
  readonly id: number
  readonly name: string
  readonly sandbox: boolean
  readonly timeZone: string
  readonly language: Language
  readonly senderName: string
  readonly senderEmail: string
  readonly postalAddress: string
  /** Whether marketing mail carries a pixel that tells when it is opened. */
  readonly trackOpens: boolean
  /** The time in this workspace: a sandbox has its own. */
  readonly now: string
  readonly sendingPausedAt: string | null
  /** Whether mail leaves, and if not, why. */
  readonly sending: SendingState
  /** The asker's. */
  readonly role: Role
}

interface Row {
  name: string
  sandbox: boolean
  timeZone: string
  language: Language
  senderName: string
  senderEmail: string
  postalAddress: string
  trackOpens: boolean
  now: Date
  sendingPausedAt: Date | null
}

export async function getWorkspace({ database, workspaceId, role }: Scope): Promise<WorkspaceView> {
  const { rows } = await database.pool.query<Row>({
    name: 'get-workspace',
    text: `select name, sandbox, time_zone as "timeZone", language, sender_name as "senderName",
             sender_email as "senderEmail", postal_address as "postalAddress",
             track_opens as "trackOpens", workspace_now(workspace_id) as now,
             sending_paused_at as "sendingPausedAt"
           from workspace where workspace_id = $1`,
    values: [workspaceId],
  })
  const row = rows[0]
  if (!row) throw new Refusal('notFound.workspace')
  const sendingPausedAt = row.sendingPausedAt?.toISOString() ?? null
  return {
    id: workspaceId,
    ...row,
    now: row.now.toISOString(),
    sendingPausedAt,
    sending: await sendingState(database.pool, { sandbox: row.sandbox, sendingPausedAt }),
    role,
  }
}
