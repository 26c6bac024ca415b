import type { Issue } from '#engine/nodes/issue.ts'
import type { Graph } from '#engine/program/graph.ts'
import { issueAnswer } from '#server/api/schemas/issueAnswer.ts'
import { sayIssues } from '#server/programs/sayIssues.ts'
import type { Scope } from '#server/scope.ts'

/** What is wrong with a drawing, in the asker's words. */
export async function issuesOf(scope: Scope, graph: Graph, issues: readonly Issue[]) {
  return (await sayIssues(scope, graph, issues)).map(issueAnswer)
}
