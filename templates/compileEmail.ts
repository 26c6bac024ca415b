import type { EmailContent } from '#engine/nodes/fields.ts'
import type { EmailIssue } from './checkEmail.ts'

/** A link of an email, standing in html and text as `{{ link[i] }}`. */
export interface EmailLink {
  /** As written; may itself hold merge fields (mergeLinks gives the person's own). `file:12` for a file. */
  readonly url: string
  readonly kind: 'click' | 'file'
  readonly fileId?: number
}

/** An email as published: everything is Liquid, ready to be merged for a person (mergeEmail.ts). JSON-safe. */
export interface CompiledEmail {
  readonly subject: string
  readonly preheader: string
  /** "" takes the workspace's sender. */
  readonly senderName: string
  readonly senderEmail: string
  readonly html: string
  readonly text: string
  readonly links: readonly EmailLink[]
}

/** The content cannot be made into an email at all: too large, too deep, broken markup, an include. */
export class UncompilableEmail extends Error {
  override readonly name = 'UncompilableEmail'
  readonly issues: readonly EmailIssue[]
  constructor(issues: readonly EmailIssue[]) {
    super(`This email cannot be compiled: ${issues.map((issue) => issue.code).join(', ')}`)
    this.issues = issues
  }
}

/** MJML to HTML and text with numbered links. Throws UncompilableEmail. */
export function compileEmail(_content: EmailContent): Promise<CompiledEmail> {
  return Promise.reject(new Error('not yet'))
}
