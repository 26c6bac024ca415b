import type { Issue } from '#engine/nodes/issue.ts'
import type { Graph } from '#engine/program/graph.ts'
import type { Scope } from '#server/scope.ts'

export interface SavedDraft {
  readonly revision: number
  readonly savedAt: string
  readonly emailIssues: Issue[]
}

/** Stores the draft when it was made from the newest revision; otherwise says who saved since. */
export async function saveDraft(
  _scope: Scope,
  _input: { id: number; revision: number; graph: Graph },
): Promise<SavedDraft> {
  throw new Error('not yet')
}
