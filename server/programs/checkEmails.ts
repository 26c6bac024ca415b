import type { Issue } from '#engine/nodes/issue.ts'
import type { Graph } from '#engine/program/graph.ts'
import { inspectOnce } from '#server/emails/inspectOnce.ts'
import { loadFileIds } from '#server/files/loadFileIds.ts'
import type { Scope } from '#server/scope.ts'
import { emailsOf } from './pointersOf.ts'

/** What is wrong with the emails of a drawing, each with its node and its place in the node's settings. A step that is
 *  off sends none. */
export async function checkEmails({ database, workspaceId }: Scope, graph: Graph): Promise<Issue[]> {
  const emails = Object.values(graph.nodes).flatMap((node) =>
    (node.off ? [] : emailsOf(node)).map(({ content, field }) => ({ nodeId: node.id, content, field })),
  )
  if (emails.length === 0) return []
  const fileIds = await loadFileIds(database.pool, workspaceId)
  const issues: Issue[] = []
  for (const { nodeId, content, field } of emails) {
    const { issues: found } = await inspectOnce(content, fileIds)
    for (const issue of found) issues.push({ ...issue, nodeId, field: issue.field ? `${field}.${issue.field}` : field })
  }
  return issues
}
