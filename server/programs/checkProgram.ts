import type { Issue } from '#engine/nodes/issue.ts'
import type { Scope } from '#server/scope.ts'
import { checkGraph } from './checkGraph.ts'
import { loadProgram } from './loadProgram.ts'

/** Everything wrong with the draft, drawing and emails, as publishing would find it. */
export async function checkProgram(scope: Scope, id: number): Promise<Issue[]> {
  const { draft } = await loadProgram(scope.database.pool, scope, id)
  return checkGraph(scope, id, draft)
}
