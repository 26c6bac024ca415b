import { createHash } from 'node:crypto'
import type { EmailContent } from '#engine/nodes/fields.ts'
import { type EmailInspection, inspectEmail } from '#templates/checkEmail.ts'

const remembered = new Map<string, Promise<EmailInspection>>()
const rememberedAtMost = 500

/** Inspects an email; the same content and files are inspected once and remembered, so that saving a drawing costs only
 *  the email that was changed. */
export function inspectOnce(content: EmailContent, fileIds: ReadonlySet<number>): Promise<EmailInspection> {
  const linked = [...content.mjml.matchAll(/\bfile:(\d{1,9})\b/g)].map((match) => Number(match[1]))
  const known = linked.filter((id) => fileIds.has(id)).sort((a, b) => a - b)
  const { subject, preheader, senderName, senderEmail, mjml } = content
  const parts = JSON.stringify([subject, preheader, senderName, senderEmail, mjml, known])
  const key = createHash('sha256').update(parts).digest('base64')
  const before = remembered.get(key)
  if (before) return before
  const inspection = inspectEmail(content, { fileIds })
  remembered.set(key, inspection)
  inspection.catch(() => remembered.delete(key))
  const oldest = remembered.size > rememberedAtMost ? remembered.keys().next() : undefined
  if (oldest && !oldest.done) remembered.delete(oldest.value)
  return inspection
}
