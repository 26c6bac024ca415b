import { makeSecondGuide } from '#templates/programs/secondGuideFile.ts'

/** An email as it is going to be written: its body in pieces, with links to a file between them. */
export interface Letter {
  readonly name: string
  readonly subject: string
  readonly preheader: string
  readonly body: readonly (string | { readonly link: 'file' })[]
}

const greeting = "<mj-text>Hi {{ prospect.firstName | default: 'there' }},</mj-text>"
const farewell =
  '<mj-text>Best regards, {{ owner.name | default: workspace.name }}</mj-text>' +
  '<mj-text><a href="{{ unsubscribe }}">Unsubscribe</a>, {{ workspace.name }}, {{ workspace.postalAddress }}</mj-text>'
const opening = `<mjml lang="en"><mj-body><mj-section><mj-column>${greeting}`
const closing = `${farewell}</mj-column></mj-section></mj-body></mjml>`

/** The three emails of the reference program. */
export const letters = {
  blogPost: {
    name: 'Blog post',
    subject: 'Five signs that hiring takes too long',
    preheader: 'And what to do about each of them.',
    body: [
      `${opening}<mj-text>We wrote down what we see most.</mj-text>` +
        `<mj-button href="https://smartrekry.example/blog/five-signs">Read the post</mj-button>${closing}`,
    ],
  },
  secondGuide: {
    name: 'Second guide',
    subject: 'The second guide: 12 questions to ask a vendor',
    preheader: 'For everybody who compares.',
    body: [
      `${opening}<mj-text>Here it is: `,
      { link: 'file' },
      ` for {{ prospect.company | default: 'your company' }}.</mj-text>${closing}`,
    ],
  },
  video: {
    name: 'Video',
    subject: 'Two minutes instead of twelve pages',
    preheader: 'The guide as a video.',
    body: [
      `${opening}<mj-text>Less to read, same content.</mj-text>` +
        `<mj-button href="https://smartrekry.example/video">Watch the video</mj-button>${closing}`,
    ],
  },
} as const satisfies Record<string, Letter>

/** What follows the second guide's link. */
export const guide = {
  name: 'second-guide',
  fileName: 'second-guide.pdf',
  content: makeSecondGuide('en'),
} as const
