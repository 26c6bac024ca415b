import type { Issue } from '#engine/nodes/issue.ts'
import { check } from '#engine/program/check.ts'
import { readFlow } from '#engine/program/flow.ts'
import type { Graph } from '#engine/program/graph.ts'
import { isIgnored } from '#engine/program/ignoring.ts'
import type { Scope } from '#server/scope.ts'
import { checkEmails } from './checkEmails.ts'
import { loadKnown } from './loadKnown.ts'

/** Everything wrong with the drawing of a program: the drawing itself, what it points to, and every email in it. An email
 *  that nobody can reach harms nobody, so that its blockers are warnings, as with the rest of such a node. What
 *  those who draw have let be is left out. */
export async function checkGraph(scope: Scope, programId: number, graph: Graph): Promise<Issue[]> {
  const known = await loadKnown(scope.database.pool, scope.workspaceId)
  const drawing = check(graph, { ...known, programId })
  // The node itself says that an email is empty, in a better sentence.
  const empty = new Set(
    drawing.filter(({ code }) => /^email\.noBody/.test(code)).map(({ nodeId, field }) => `${nodeId} ${field}`),
  )
  const { reachable } = readFlow(graph)
  const emails = (await checkEmails(scope, graph))
    .filter(({ nodeId, field }) => !empty.has(`${nodeId} ${field}`))
    .map(
      (issue): Issue =>
        issue.severity === 'blocker' && issue.nodeId !== null && !reachable.has(issue.nodeId)
          ? { ...issue, severity: 'warning' }
          : issue,
    )
  return [...drawing, ...emails].filter((issue) => !isIgnored(graph, issue))
}
