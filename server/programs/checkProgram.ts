import type { Issue } from '#engine/nodes/issue.ts'
import type { Scope } from '#server/scope.ts'

/** Everything wrong with the draft, drawing and emails, as publishing would find it. */
export async function checkProgram(_scope: Scope, _id: number): Promise<Issue[]> {
  throw new Error('not yet')
}
