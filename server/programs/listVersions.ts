import type { Scope } from '#server/scope.ts'

export interface VersionRow {
  readonly number: number
  readonly publishedAt: string
  readonly publishedByName: string | null
  readonly note: string
}

/** Newest first. */
export async function listVersions(_scope: Scope, _id: number): Promise<VersionRow[]> {
  throw new Error('not yet')
}
