import type { Scope } from '#server/scope.ts'
import type { ProspectRow } from './listProspects.ts'

/** Everything that one prospect's page shows, but for its timeline. */
export interface ProspectDetails extends ProspectRow {
  readonly phone: string
  readonly language: string
  readonly timeZone: string
  /** Every other column or property, by name. */
  readonly fields: Readonly<Record<string, string>>
  readonly updatedAt: string
  /** Set when this address gets no marketing mail whatever its consent says. */
  readonly suppression: { readonly reason: string; readonly at: string } | null
  readonly lists: readonly { readonly id: number; readonly name: string; readonly joinedAt: string }[]
  readonly enrollments: readonly ProspectEnrollment[]
  readonly consents: readonly ProspectConsent[]
}

export interface ProspectEnrollment {
  readonly id: number
  readonly programId: number
  readonly programName: string
  readonly version: number
  readonly status: 'waiting' | 'ended' | 'failed'
  readonly nodeId: string
  readonly enteredAt: string
  readonly dueAt: string | null
  readonly endedAt: string | null
  readonly outcome: string | null
}

/** Newest first. */
export interface ProspectConsent {
  readonly state: 'none' | 'granted' | 'withdrawn'
  readonly basis: string
  readonly source: string
  readonly wording: string
  readonly actor: string
  readonly at: string
}

export async function getProspect(scope: Scope, { id }: { id: number }): Promise<ProspectDetails> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${id}`)
}
