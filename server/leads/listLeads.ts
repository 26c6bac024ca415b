import { z } from 'zod'
import { Cursor, PageLimit } from '#server/inputs.ts'
import type { Stage } from '#server/prospects/prospectFilter.ts'
import type { LeadReason } from '#server/prospects/prospectTimeline.ts'
import type { Scope } from '#server/scope.ts'
import { LeadState } from './leadState.ts'

export const ListLeads = z.object({
  /** Leads in one of these states. Default: all. */
  state: z.array(LeadState).min(1).max(6).optional(),
  /** Only those that the asker looks after. */
  mine: z.boolean().default(false),
  cursor: Cursor.optional(),
  limit: PageLimit,
})
export type ListLeads = z.infer<typeof ListLeads>

export interface LeadRow {
  readonly id: number
  readonly prospect: {
    readonly id: number
    readonly firstName: string
    readonly lastName: string
    readonly email: string
    readonly company: string
    readonly jobTitle: string
    readonly phone: string
    readonly score: number
    readonly stage: Stage
  }
  readonly reasons: readonly LeadReason[]
  readonly urgent: boolean
  readonly contactBy: string | null
  readonly state: LeadState
  readonly owner: { readonly id: string; readonly name: string } | null
  readonly program: { readonly id: number; readonly name: string } | null
  readonly createdAt: string
  readonly updatedAt: string
}

/** The queue of sales, newest first. */
export async function listLeads(scope: Scope, input: ListLeads): Promise<{ rows: LeadRow[]; next: string | null }> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${input.mine}`)
}
