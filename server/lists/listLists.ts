import type { Scope } from '#server/scope.ts'

export interface ListRow {
  readonly id: number
  readonly name: string
  readonly members: number
  readonly createdAt: string
  readonly archivedAt: string | null
  /** Programs, not ended or archived, whose drawing or live version names the list. */
  readonly usedBy: readonly number[]
}

/** Every list by name; the archived ones last. */
export async function listLists(scope: Scope): Promise<ListRow[]> {
  throw new Error(`Not built yet: ${scope.workspaceId}`)
}
