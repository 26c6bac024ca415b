import type { EmailContent } from '#engine/nodes/fields.ts'
import type { Scope } from '#server/scope.ts'
import type { EmailIssue } from '#templates/checkEmail.ts'
import type { MergePerson } from './loadPerson.ts'
import { renderFor } from './renderFor.ts'

export interface EmailPreview {
  readonly subject: string
  readonly preheader: string
  /** "" when the email cannot be made: the issues say why. */
  readonly html: string
  readonly text: string
  /** "Anna Laine <anna@smartrekry.fi>" */
  readonly from: string
  readonly issues: EmailIssue[]
  /** Size of the HTML part as sent, about. */
  readonly bytes: number
}

export async function previewEmail(
  scope: Scope,
  { content, prospectId, person }: { content: EmailContent; prospectId: number | null; person?: MergePerson },
): Promise<EmailPreview> {
  const { merged, issues, bytes } = await renderFor(scope, content, person ?? prospectId)
  if (!merged) return { subject: '', preheader: '', html: '', text: '', from: '', issues, bytes }
  const { subject, preheader, html, text, senderName, senderEmail } = merged
  const from = senderName && senderEmail ? `${senderName} <${senderEmail}>` : senderName || senderEmail
  return { subject, preheader, html, text, from, issues, bytes }
}
