import { createHash } from 'node:crypto'
import type { EmailContent } from '#engine/nodes/fields.ts'
import { type EmailInspection, inspectEmail } from '#templates/checkEmail.ts'

type Inspect = (content: EmailContent, fileIds: ReadonlySet<number>) => Promise<EmailInspection>

interface Remembered {
  readonly inspection: Promise<EmailInspection>
  characters: number
}

/** Inspects an email; the same content and files are inspected once and remembered, so that saving a drawing costs only
 *  the email that was changed. */
export const inspectOnce: Inspect = rememberInspections({ emails: 500, characters: 32_000_000 })

/** @param most what is remembered; the oldest is forgotten first */
export function rememberInspections(most: { readonly emails: number; readonly characters: number }): Inspect {
  const remembered = new Map<string, Remembered>()
  let characters = 0

  const forget = (key: string) => {
    characters -= remembered.get(key)?.characters ?? 0
    remembered.delete(key)
  }
  const forgetTheOldest = () => {
    for (const [key] of remembered) {
      if (remembered.size <= most.emails && characters <= most.characters) return
      forget(key)
    }
  }

  return (content, fileIds) => {
    const key = keyOf(content, fileIds)
    const before = remembered.get(key)
    if (before) return before.inspection
    const entry: Remembered = { inspection: inspectEmail(content, { fileIds }), characters: 0 }
    remembered.set(key, entry)
    entry.inspection.then(
      ({ compiled }) => {
        if (remembered.get(key) !== entry) return
        // An email of 130 KB may compile to 3 MB.
        entry.characters = (compiled?.html.length ?? 0) + (compiled?.text.length ?? 0)
        characters += entry.characters
        forgetTheOldest()
      },
      () => forget(key),
    )
    forgetTheOldest()
    return entry.inspection
  }
}

function keyOf(content: EmailContent, fileIds: ReadonlySet<number>): string {
  const linked = [...content.mjml.matchAll(/\bfile:(\d{1,9})\b/g)].map((match) => Number(match[1]))
  const known = linked.filter((id) => fileIds.has(id)).sort((a, b) => a - b)
  const { subject, preheader, senderName, senderEmail, mjml } = content
  const parts = JSON.stringify([subject, preheader, senderName, senderEmail, mjml, known])
  return createHash('sha256').update(parts).digest('base64')
}
