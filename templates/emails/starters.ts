import type { EmailContent } from '#engine/nodes/fields.ts'
import type { Language } from '#engine/nodes/language.ts'
import { blogPost } from './blogPost.ts'
import { plainEmail } from './plainEmail.ts'
import { secondGuide } from './secondGuide.ts'
import { video } from './video.ts'

/** An email to begin with. */
export interface EmailStarter {
  readonly id: string
  readonly title: Readonly<Record<Language, string>>
  content(language: Language): EmailContent
}

/** The plain one first. */
export const emailStarters: readonly EmailStarter[] = [
  { id: 'plain', title: { en: 'Plain email', fi: 'Pelkistetty viesti', sv: 'Enkelt mejl' }, content: plainEmail },
  { id: 'blogPost', title: { en: 'Blog post', fi: 'Blogikirjoitus', sv: 'Blogginlägg' }, content: blogPost },
  {
    id: 'guide',
    title: { en: 'Guide to download', fi: 'Ladattava opas', sv: 'Guide att ladda ner' },
    // There is no file 0: checking the email asks for one.
    content: (language) => secondGuide(language, 0),
  },
  { id: 'video', title: { en: 'Video', fi: 'Video', sv: 'Video' }, content: video },
]
