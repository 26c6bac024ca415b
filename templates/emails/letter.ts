import type { EmailContent } from '#engine/nodes/fields.ts'
import type { Language } from '#engine/nodes/language.ts'
import { button, frame, greeting, paragraph, points, type Reason, signature } from './frame.ts'

/** The words of a short email, in the order they are read. */
export interface LetterWords {
  readonly subject: string
  readonly preheader: string
  readonly opening: readonly string[]
  /** Numbered. */
  readonly points?: readonly { readonly heading: string; readonly text: string }[]
  /** What the button says. */
  readonly action?: string
  readonly closing?: readonly string[]
}

export interface Letter {
  /** Where the button leads. */
  readonly href?: string
  readonly why: Reason
  /** Whose name it goes out in; empty: the workspace's. */
  readonly senderName?: string
  readonly words: Readonly<Record<Language, LetterWords>>
}

/** The seller who is responsible for the reader; the workspace's sender where nobody is. */
export const fromOwner = "{{ owner.name | default: '' }}"

/** A short email in a real person's voice: a greeting, a few sentences, perhaps points and a button, a name. */
export function writeLetter({ href = '', why, senderName = '', words }: Letter, language: Language): EmailContent {
  const { subject, preheader, opening, points: items = [], action, closing = [] } = words[language]
  const numbered = items.map((item, index) => ({ mark: String(index + 1), ...item }))
  const body = [
    greeting(language),
    ...opening.map(paragraph),
    ...(numbered.length > 0 ? [points(numbered)] : []),
    ...(action === undefined ? [] : [button(action, href)]),
    ...closing.map(paragraph),
    signature(language),
  ]
  return { subject, preheader, senderName, senderEmail: '', mjml: frame(language, body.join(''), why) }
}
