import type { Scope } from '#server/scope.ts'
import type { LeadState } from './leadState.ts'

export interface LeadCounts {
  readonly all: Readonly<Record<LeadState, number>>
  /** Those that the asker looks after. */
  readonly mine: Readonly<Record<LeadState, number>>
}

export async function countLeads(scope: Scope): Promise<LeadCounts> {
  throw new Error(`Not built yet: ${scope.workspaceId}`)
}
