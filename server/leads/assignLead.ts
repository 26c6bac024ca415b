import type pg from 'pg'
import { z } from 'zod'
import { watchFields } from '#engine/intake/watchFields.ts'
import { writeAudit } from '#server/audit.ts'
import { BigId } from '#server/inputs.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { refuseStranger } from '#server/prospects/refuseStranger.ts'
import { Refusal } from '#server/refusal.ts'
import { type Scope, userIdOf } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import type { LeadRow } from './listLeads.ts'
import { readLead } from './readLead.ts'

/** `userId` null: nobody looks after it. */
export const AssignLead = z.object({ id: BigId, userId: z.string().min(1).max(64).nullable() })
export type AssignLead = z.infer<typeof AssignLead>

/** Gives a lead, and its prospect, to a member, who is told in the product. */
export async function assignLead(scope: Scope, { id, userId }: AssignLead): Promise<LeadRow> {
  const { workspaceId } = scope
  return inTransaction(scope.database, async (client) => {
    if (userId !== null) await refuseStranger(client, workspaceId, userId, 'userId')
    const now = await workspaceNow(client, workspaceId)
    const { rows } = await client.query<{ ownerId: string | null }>(
      'select owner_id as "ownerId" from lead where workspace_id = $1 and id = $2 for update',
      [workspaceId, id],
    )
    if (!rows[0]) throw new Refusal('notFound.lead')
    if (rows[0].ownerId === userId) return readLead(client, workspaceId, id)
    await client.query('update lead set owner_id = $3, updated_at = $4 where workspace_id = $1 and id = $2', [
      workspaceId,
      id,
      userId,
      now,
    ])
    const lead = await readLead(client, workspaceId, id)
    await watchFields(client, workspaceId, { ids: [lead.prospect.id] }, now, () =>
      client.query('update prospect set owner_id = $3 where workspace_id = $1 and id = $2', [
        workspaceId,
        lead.prospect.id,
        userId,
      ]),
    )
    if (userId !== null && userId !== userIdOf(scope)) await tell(client, workspaceId, userId, lead, now)
    await writeAudit(client, scope, 'lead.assign', `lead ${id}`, { userId })
    return lead
  })
}

/** The same words as when a program hands a lead over. */
async function tell(
  client: pg.ClientBase,
  workspaceId: number,
  userId: string,
  lead: LeadRow,
  now: Date,
): Promise<void> {
  const { prospect, program, urgent, contactBy } = lead
  const params = {
    prospectId: prospect.id,
    leadId: lead.id,
    urgent,
    contactBy,
    name: `${prospect.firstName} ${prospect.lastName}`.trim() || prospect.email,
    company: prospect.company,
    program: program?.name ?? '',
    programId: program?.id ?? null,
    message: '',
  }
  await client.query(
    `insert into notification (workspace_id, user_id, kind, params, link, at) values ($1, $2, 'leadForYou', $3, $4, $5)`,
    [workspaceId, userId, JSON.stringify(params), `/w/${workspaceId}/leads/${lead.id}`, now],
  )
}
