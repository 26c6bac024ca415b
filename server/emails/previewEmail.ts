import type { EmailContent } from '#engine/nodes/fields.ts'
import type { Scope } from '#server/scope.ts'
import type { EmailIssue } from '#templates/checkEmail.ts'

export interface EmailPreview {
  readonly subject: string
  readonly preheader: string
  readonly html: string
  readonly text: string
  /** "Anna Laine <anna@smartrekry.fi>" */
  readonly from: string
  readonly issues: EmailIssue[]
  /** Size of the HTML part. */
  readonly bytes: number
}

/** The email as this person would get it: compiled and merged by what sends. */
export async function previewEmail(
  _scope: Scope,
  _input: { content: EmailContent; prospectId: number | null },
): Promise<EmailPreview> {
  throw new Error('not yet')
}
