import { z } from 'zod'
import { BigId } from '#server/inputs.ts'
import type { Scope } from '#server/scope.ts'
import type { LeadRow } from './listLeads.ts'

/** `userId` null: nobody looks after it. */
export const AssignLead = z.object({ id: BigId, userId: z.string().min(1).max(64).nullable() })
export type AssignLead = z.infer<typeof AssignLead>

/** Gives a lead, and its prospect, to a member, who is told. */
export async function assignLead(scope: Scope, input: AssignLead): Promise<LeadRow> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${input.id}`)
}
