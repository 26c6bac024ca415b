import { done, type Edit, objection, refuse } from './edit.ts'
import type { Graph } from './graph.ts'
import { defaultPolicy, ExitRule, Policy, policyOf, Reentry } from './policy.ts'

// Changes of the rules of a program as a whole. A drawing whose rules are all at their defaults holds none, so that
// putting one back leads to the drawing that was there before.

/** Says who may come again. */
export function setReentry(graph: Graph, reentry: Reentry): Edit {
  const policy = policyOf(graph)
  const read = Reentry.safeParse(reentry)
  if (!read.success) return refuse(graph, badValue('reentry', read.error.issues[0]?.path))
  return isSame(read.data, policy.reentry) ? done(graph) : put(graph, { ...policy, reentry: read.data })
}

/** Adds a rule that takes people out, behind the others. Its id is the caller's. */
export function addExit(graph: Graph, exit: ExitRule): Edit {
  const policy = policyOf(graph)
  if (policy.exits.some(({ id }) => id === exit.id)) return refuse(graph, objection('idTaken'))
  const read = ExitRule.safeParse(exit)
  if (!read.success) return refuse(graph, badValue(`exits.${policy.exits.length}`, read.error.issues[0]?.path))
  return put(graph, { ...policy, exits: [...policy.exits, read.data] })
}

/** Gives an exit rule another name, another rule, or both. */
export function changeExit(graph: Graph, exitId: string, change: Partial<Omit<ExitRule, 'id'>>): Edit {
  const policy = policyOf(graph)
  const at = policy.exits.findIndex(({ id }) => id === exitId)
  const exit = policy.exits[at]
  if (!exit) return refuse(graph, objection('noExit'))
  const read = ExitRule.safeParse({ ...exit, ...change, id: exitId })
  if (!read.success) return refuse(graph, badValue(`exits.${at}`, read.error.issues[0]?.path))
  return isSame(read.data, exit) ? done(graph) : put(graph, { ...policy, exits: policy.exits.with(at, read.data) })
}

export function removeExit(graph: Graph, exitId: string): Edit {
  const policy = policyOf(graph)
  const exits = policy.exits.filter(({ id }) => id !== exitId)
  if (exits.length === policy.exits.length) return refuse(graph, objection('noExit'))
  return put(graph, { ...policy, exits })
}

/** Puts an exit rule elsewhere among them: of several that hold, the first one is the reason told.
 *  @param to its place afterwards, from 0; beyond the ends counts as the end */
export function moveExit(graph: Graph, exitId: string, to: number): Edit {
  const policy = policyOf(graph)
  const from = policy.exits.findIndex(({ id }) => id === exitId)
  const exit = policy.exits[from]
  if (!exit) return refuse(graph, objection('noExit'))
  const place = Math.max(0, Math.min(policy.exits.length - 1, Math.trunc(to) || 0))
  if (place === from) return done(graph)
  return put(graph, { ...policy, exits: policy.exits.toSpliced(from, 1).toSpliced(place, 0, exit) })
}

function put(graph: Graph, policy: Policy): Edit {
  const read = Policy.safeParse(policy)
  if (!read.success) return refuse(graph, badValue('', read.error.issues[0]?.path))
  const { policy: _, ...bare } = graph
  return done(isSame(policy, defaultPolicy) ? bare : { ...graph, policy })
}

/** The field is a path into the drawing: `policy.exits.2.name`. */
const badValue = (at: string, path: readonly PropertyKey[] = []) => ({
  ...objection('badValue'),
  field: ['policy', at, ...path].filter((part) => part !== '').join('.'),
})

/** Policies are small, and zod writes their keys in one order. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
