import type { Issue } from '../../nodes/issue.ts'
import type { Params, Reference } from '../../nodes/reference.ts'
import type { Node } from '../../nodes/registry.ts'
import type { Flow } from '../flow.ts'
import type { Graph } from '../graph.ts'

/** What a workspace has that drawings may point to. */
export interface Known {
  readonly lists: ReadonlyMap<number, Named>
  readonly files: ReadonlyMap<number, Named>
  readonly segments: ReadonlyMap<number, Named>
  readonly forms: ReadonlyMap<number, Named>
  readonly topics: ReadonlyMap<number, Named>
  readonly programs: ReadonlyMap<number, Named>
  /** The number of the program that is drawn; absent while it has none. */
  readonly programId?: number
  /** The user ids of its members. */
  readonly members: ReadonlySet<string>
  /** The sender of emails that name none of their own; "" when it is not set. */
  readonly senderEmail: string
  /** The present moment of the workspace; without it no date is past. */
  readonly now?: Date
  /** What the workspace sends to one person at most (sending/sendingPolicy.ts). */
  readonly mailLimits?: { readonly perWeek: number | null; readonly daysBetween: number | null }
}
export interface Named {
  readonly name: string
  readonly archived: boolean
}

/** A drawing as the rules see it. */
export interface Drawing {
  readonly graph: Graph
  /** As people walk it: a step that is off is left by its first outlet alone (walked.ts). */
  readonly flow: Flow
  /** As it is drawn. */
  readonly drawn: Flow
  readonly known: Known
}

/** One rule: reads the drawing once, says everything it finds. Order and reachability are check's business. */
export type Rule = (drawing: Drawing) => Iterable<Issue>

export const nodeRef = ({ id }: Node): Reference => ({ ref: 'node', id })

export const blocker = (code: string, node: Node | null, params: Params = {}, field?: string): Issue =>
  issue('blocker', code, node, params, field)

export const warning = (code: string, node: Node, params: Params = {}, field?: string): Issue =>
  issue('warning', code, node, params, field)

export const tip = (code: string, node: Node, params: Params = {}): Issue => issue('tip', code, node, params)

const issue = (
  severity: Issue['severity'],
  code: string,
  node: Node | null,
  params: Params,
  field?: string,
): Issue => ({
  code,
  severity,
  nodeId: node?.id ?? null,
  params: node ? { node: nodeRef(node), ...params } : params,
  ...(field !== undefined && { field }),
})
