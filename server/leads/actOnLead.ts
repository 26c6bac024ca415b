import { z } from 'zod'
import { BigId } from '#server/inputs.ts'
import type { Scope } from '#server/scope.ts'
import { LeadState } from './leadState.ts'
import type { LeadRow } from './listLeads.ts'

export const ActOnLead = z.object({ id: BigId, state: LeadState, note: z.string().trim().max(2000).default('') })
export type ActOnLead = z.infer<typeof ActOnLead>

/** What became of a lead, with a note; the prospect's stage follows. */
export async function actOnLead(scope: Scope, input: ActOnLead): Promise<LeadRow> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${input.id}`)
}
