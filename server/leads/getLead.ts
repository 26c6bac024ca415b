import type { TimelinePage } from '#server/prospects/prospectTimeline.ts'
import type { Scope } from '#server/scope.ts'
import type { LeadState } from './leadState.ts'
import type { LeadRow } from './listLeads.ts'

/** Newest first. */
export interface LeadActionRow {
  readonly id: number
  readonly state: LeadState
  readonly note: string
  readonly by: { readonly id: string; readonly name: string } | null
  readonly at: string
}

/** A lead with its whole story. `story` is the first page of the prospect's timeline; go on with prospects.timeline. */
export interface LeadDetails {
  readonly lead: LeadRow
  readonly actions: readonly LeadActionRow[]
  readonly story: TimelinePage
}

export async function getLead(scope: Scope, { id }: { id: number }): Promise<LeadDetails> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${id}`)
}
