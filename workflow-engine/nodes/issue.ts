import type { Params } from './reference.ts'

/** blocker: publish refuses. warning: publish asks. tip: only shown. */
export type Severity = 'blocker' | 'warning' | 'tip'

/** Something wrong with a drawing, as data: it travels to the browser and becomes a sentence there
 *  (program/issueMessage.ts). The code names a text of program/issueTexts.ts, or a kind and its own `issue.` text:
 *  `wait.limits`. */
export interface Issue {
  readonly code: string
  readonly severity: Severity
  /** null: the drawing as a whole. */
  readonly nodeId: string | null
  /** Path into the node's config. */
  readonly field?: string
  readonly params?: Params
}
