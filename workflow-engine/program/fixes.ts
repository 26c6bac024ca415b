import type { Issue } from '../nodes/issue.ts'
import type { Language } from '../nodes/language.ts'
import type { Params } from '../nodes/reference.ts'
import type { Node } from '../nodes/registry.ts'
import type { Edit } from './edit.ts'
import { exitFix } from './fixes/exitFix.ts'
import { settingFixes } from './fixes/settings.ts'
import { structureFixes } from './fixes/structure.ts'
import { variantFixes } from './fixes/variants.ts'
import { waitFixes } from './fixes/waits.ts'
import type { Flow } from './flow.ts'
import type { Graph } from './graph.ts'
import type { Known } from './rules/drawing.ts'

// The one edit that takes a problem away.
//
// F1. A fix clears its own issue and makes no new blocker.
// F2. It is offered only where there is one evident way: what to choose is left to people.

export interface Fix {
  /** What pressing it does: a key of fixTexts.ts. */
  readonly key: string
  readonly params?: Params
  apply(graph: Graph, giving: Giving): Edit
}

/** What edits cannot make up themselves (edit.ts, D4). */
export interface Giving {
  /** Ids for new steps, more than any fix needs. */
  readonly ids: readonly [string, string, string]
  /** The language of texts that a fix writes into a step. */
  readonly language: Language
}

/** What a fix is made of. */
export interface Fault {
  readonly issue: Issue
  readonly node: Node
  readonly graph: Graph
  readonly flow: Flow
  readonly known: Pick<Known, 'senderEmail'>
}

export type FixMaker = (fault: Fault) => Fix | null

const makers: Readonly<Record<string, FixMaker>> = {
  ...structureFixes,
  ...waitFixes,
  ...settingFixes,
  ...variantFixes,
}

/** What takes a problem away at one press; null where somebody has to choose. */
export function fixFor(
  issue: Issue,
  { graph, flow }: { readonly graph: Graph; readonly flow: Flow },
  known: Pick<Known, 'senderEmail'>,
): Fix | null {
  if (issue.nodeId === null) return exitFix(issue, graph)
  const node = flow.nodes.get(issue.nodeId)
  if (!node) return null
  const { code } = issue
  // `branch.noEmail` and `paths.noEmail` are one fault.
  const shared = code.slice(code.indexOf('.') + 1)
  const maker = makers[code] ?? (code.startsWith('email.') ? undefined : makers[`*.${shared}`])
  return maker?.({ issue, node, graph, flow, known }) ?? null
}
