/** blocker: publish refuses. warning: publish asks. tip: only shown. */
export type Severity = 'blocker' | 'warning' | 'tip'

/** Something wrong with a drawing. Its sentence is the message `code` in program/issueTexts.ts or in the kind's texts. */
export interface Issue {
  readonly code: string
  readonly severity: Severity
  /** null: the drawing as a whole. */
  readonly nodeId: string | null
  /** Path into the node's config. */
  readonly field?: string
  readonly params?: Readonly<Record<string, string | number>>
}
