import type { Issue } from '../nodes/issue.ts'
import { kindOf } from '../nodes/registry.ts'
import { readFlow } from './flow.ts'
import type { Graph } from './graph.ts'
import { asksOpens, happenedBefore, listensLate, pastDates } from './rules/advice.ts'
import type { Drawing, Known, Rule } from './rules/drawing.ts'
import { exits } from './rules/exits.ts'
import { hastyLoops, loops, repeats } from './rules/loops.ts'
import { mailDistance, mailPressure } from './rules/pace.ts'
import { nothingToReactTo, reactions, tooSoon } from './rules/reactions.ts'
import { references, sameTrigger, senders } from './rules/references.ts'
import { openOutlets, stepsAtOnce, switchedOff, unreachable, whole } from './rules/structure.ts'
import { leadsUnseen } from './rules/timing.ts'
import { asWalked } from './walked.ts'

/** What every node says about its own settings. */
const settings: Rule = function* ({ flow }) {
  for (const node of flow.order) {
    if (node.off) continue
    for (const { code, ...complaint } of kindOf(node).check?.(node.config) ?? []) {
      yield { ...complaint, code: `${node.type}.${code}`, nodeId: node.id }
    }
  }
}

/** Everything that is said about a drawing. A rule is a function and a line. */
const rules: readonly Rule[] = [
  whole,
  exits,
  unreachable,
  switchedOff,
  settings,
  references,
  reactions,
  sameTrigger,
  senders,
  openOutlets,
  loops,
  hastyLoops,
  repeats,
  stepsAtOnce,
  tooSoon,
  nothingToReactTo,
  leadsUnseen,
  mailPressure,
  mailDistance,
  asksOpens,
  pastDates,
  listensLate,
  happenedBefore,
]

/** Everything wrong with a drawing: the drawing as a whole first, then node by node in the order people pass them.
 *  What nobody can reach harms nobody: its blockers are warnings. Ten thousand nodes take about 60 ms. */
export function check(graph: Graph, known: Known): Issue[] {
  const drawn = readFlow(graph)
  const walked = asWalked(graph)
  const flow = walked === graph ? drawn : readFlow(walked)
  const drawing: Drawing = { graph, flow, drawn, known }
  const placeOf = ({ nodeId }: Issue) => (nodeId === null ? -1 : (flow.placeOf.get(nodeId) ?? Infinity))
  const harmless = ({ nodeId }: Issue) => nodeId !== null && !flow.reachable.has(nodeId)
  return rules
    .flatMap((rule) => [...rule(drawing)])
    .map(
      (issue): Issue => (issue.severity === 'blocker' && harmless(issue) ? { ...issue, severity: 'warning' } : issue),
    )
    .sort((a, b) => placeOf(a) - placeOf(b))
}
