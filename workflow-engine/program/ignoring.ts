import type { Issue } from '../nodes/issue.ts'
import { done, type Edit, objection, refuse } from './edit.ts'
import { type Graph, nodeAt } from './graph.ts'

// What those who draw have looked at and let be. It stands in the drawing, so that colleagues see the same list, undo
// brings it back, and a copy of the program takes it along (docs/decisions/0024).

/** Whether somebody chose to let this be. A blocker cannot be ignored. */
export const isIgnored = (graph: Graph, { code, nodeId, severity }: Issue): boolean =>
  severity !== 'blocker' &&
  nodeId !== null &&
  graph.ignored !== undefined &&
  Object.values(graph.ignored).some((one) => one.nodeId === nodeId && one.code === code)

export const canIgnore = ({ severity, nodeId }: Issue): boolean => severity !== 'blocker' && nodeId !== null

/** Lets every issue of this code on this step be. */
export function ignoreIssue(graph: Graph, issue: Issue): Edit {
  const { nodeId, code } = issue
  if (nodeId === null || !nodeAt(graph, nodeId)) return refuse(graph, objection('noNode'))
  if (isIgnored(graph, issue) || issue.severity === 'blocker') return done(graph)
  const kept = livingIgnored(graph)
  let n = 1
  while (kept[`i${n}`]) n++
  return done({ ...graph, ignored: { ...kept, [`i${n}`]: { id: `i${n}`, code, nodeId } } })
}

/** Counts it again. */
export function heedIssue(graph: Graph, { code, nodeId }: Issue): Edit {
  const ignored = Object.values(livingIgnored(graph)).filter((one) => one.code !== code || one.nodeId !== nodeId)
  const { ignored: before = {}, ...bare } = graph
  if (ignored.length === Object.keys(before).length) return done(graph)
  return done(
    ignored.length === 0 ? bare : { ...bare, ignored: Object.fromEntries(ignored.map((one) => [one.id, one])) },
  )
}

/** What was ignored of a step that is gone is forgotten with the next change. */
const livingIgnored = ({ nodes, ignored = {} }: Graph): NonNullable<Graph['ignored']> =>
  Object.fromEntries(Object.entries(ignored).filter(([, { nodeId }]) => Object.hasOwn(nodes, nodeId)))
