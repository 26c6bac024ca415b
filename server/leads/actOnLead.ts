import { z } from 'zod'
import { watchFields } from '#engine/intake/watchFields.ts'
import { BigId } from '#server/inputs.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import { type Scope, userIdOf } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import { LeadState } from './leadState.ts'
import type { LeadRow } from './listLeads.ts'
import { readLead } from './readLead.ts'

export const ActOnLead = z.object({ id: BigId, state: LeadState, note: z.string().trim().max(2000).default('') })
export type ActOnLead = z.infer<typeof ActOnLead>

// The prospect stands where its best lead stands: an opportunity, else a lead that is still open, else a prospect again.
// A customer stays one.
const stageText = `
update prospect p set stage = s.stage
from (
  select (case
    when bool_or(state = 'opportunity') then 'opportunity'
    when bool_or(state in ('new', 'contacted', 'meeting')) then 'lead'
    else 'prospect' end)::stage as stage
  from lead where workspace_id = $1 and prospect_id = $2
) s
where p.workspace_id = $1 and p.id = $2 and p.stage <> 'customer' and p.stage <> s.stage`

/** What became of a lead, with a note; the prospect's stage follows. Whoever acts on a lead that nobody looks after,
 *  looks after it from then on. */
export async function actOnLead(scope: Scope, { id, state, note }: ActOnLead): Promise<LeadRow> {
  const { workspaceId } = scope
  const by = userIdOf(scope)
  return inTransaction(scope.database, async (client) => {
    const now = await workspaceNow(client, workspaceId)
    const { rows } = await client.query<{ prospectId: number }>(
      `update lead set state = $3, owner_id = coalesce(owner_id, $4), updated_at = $5
       where workspace_id = $1 and id = $2 returning prospect_id as "prospectId"`,
      [workspaceId, id, state, by, now],
    )
    const prospectId = rows[0]?.prospectId
    if (prospectId === undefined) throw new Refusal('notFound.lead')
    await client.query(
      'insert into lead_action (workspace_id, lead_id, state, note, by_user, at) values ($1, $2, $3, $4, $5, $6)',
      [workspaceId, id, state, note, by, now],
    )
    await watchFields(client, workspaceId, { ids: [prospectId] }, now, () =>
      client.query(stageText, [workspaceId, prospectId]),
    )
    return readLead(client, workspaceId, id)
  })
}
