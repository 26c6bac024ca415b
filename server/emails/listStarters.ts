import type { EmailContent } from '#engine/nodes/fields.ts'
import type { Language } from '#engine/nodes/language.ts'
import { emailStarters } from '#templates/emails/starters.ts'

export interface StarterView {
  readonly id: string
  readonly title: string
  readonly content: EmailContent
}

/** Emails to begin with, the plain one first. @param language of their text; their titles are in the asker's */
export function listStarters(asker: Language, language: Language): StarterView[] {
  return emailStarters.map(({ id, title, content }) => ({ id, title: title[asker], content: content(language) }))
}
