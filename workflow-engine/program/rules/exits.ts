import { ruleComplaints } from '../../nodes/conditionComplaints.ts'
import type { PlacedRule } from '../../nodes/rule.ts'
import type { Graph } from '../graph.ts'
import { policyOf } from '../policy.ts'
import type { Rule } from './drawing.ts'

/** The exit rules of a program: where each stands in the drawing, and what it is called. */
export const exitRules = (graph: Pick<Graph, 'policy'>): (PlacedRule & { readonly name: string })[] =>
  policyOf(graph).exits.map(({ name, rule }, n) => ({
    rule,
    path: `policy.exits.${n}.rule`,
    name: name.trim() || String(n + 1),
  }))

/** Every exit rule is finished: an empty one would take everybody out. */
export const exits: Rule = function* ({ graph }) {
  for (const { rule, path, name } of exitRules(graph)) {
    for (const { code, params, ...complaint } of ruleComplaints(rule, path)) {
      yield { ...complaint, code: `exit.${code}`, nodeId: null, params: { ...params, exit: name } }
    }
  }
}
