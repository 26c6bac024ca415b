import { createHash } from 'node:crypto'
import { isMainThread } from 'node:worker_threads'
import type { EmailContent } from '#engine/nodes/fields.ts'
import type { EmailIssue } from './checkEmail.ts'
import { checkMarkup, readMjmlErrors } from './checkMarkup.ts'
import { compileInThread } from './compileInThread.ts'
import { type EmailLink, numberLinks } from './links.ts'
import { findUnclosed, outsideLiquid, parseLiquid } from './liquid.ts'
import { plainText } from './plainText.ts'
import { protectLiquid } from './protectLiquid.ts'
import { blankComments, placeOf, scanTags } from './scanTags.ts'

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

/** MJML to HTML and text with numbered links, by the compiler that sends. Throws UncompilableEmail. The same content is
 *  compiled once and remembered; a very long one is compiled in a thread of its own. */
export async function compileEmail(content: EmailContent): Promise<CompiledEmail> {
  return (await compileWithIssues(content)).compiled
}

export interface Compilation {
  readonly compiled: CompiledEmail
  /** What the MJML compiler had to say, besides. */
  readonly issues: readonly EmailIssue[]
}

const remembered = new Map<string, Promise<Compilation>>()
const rememberedAtMost = 64

export function compileWithIssues(content: EmailContent): Promise<Compilation> {
  const { subject, preheader, senderName, senderEmail, mjml } = content
  const parts = JSON.stringify([subject, preheader, senderName, senderEmail, mjml])
  const key = createHash('sha256').update(parts).digest('base64')
  const known = remembered.get(key)
  if (known) return known
  const compilation = mjml.length > longest && isMainThread ? compileInThread(content) : compileHere(content)
  remembered.set(key, compilation)
  compilation.catch(() => remembered.delete(key))
  const oldest = remembered.size > rememberedAtMost ? remembered.keys().next() : undefined
  if (oldest && !oldest.done) remembered.delete(oldest.value)
  return compilation
}

/** Characters of MJML that compile in a few hundredths of a second. */
const longest = 40_000

/** Compiles in this thread, remembering nothing. */
export async function compileHere(content: EmailContent): Promise<Compilation> {
  const fatal = checkMarkup(content.mjml).filter((issue) => fatalCodes.has(issue.code))
  if (fatal.length > 0) throw new UncompilableEmail(fatal)
  const mjml = withHead({ ...content, mjml: dropComments(content.mjml) })
  const source = protectLiquid(mjml)
  const { html: marked, errors } = await toHtml(source.text)
  const { html, links } = numberLinks(source.restore(squeeze(marked)))
  const forText = protectLiquid(html)
  const text = forText.restore(plainText(forText.text))
  const { subject, preheader, senderName, senderEmail } = content
  const compiled = { subject, preheader, senderName, senderEmail, html, text, links }
  parseAll(compiled)
  const lost = source.lostIn(marked).map((at) => broken('email.lostMerge', 'mjml', placeOf(mjml, at).line))
  return { compiled, issues: [...readMjmlErrors(errors), ...lost] }
}

const fatalCodes: ReadonlySet<string> = new Set([
  'email.empty',
  'email.tooLarge',
  'email.tooHeavy',
  'email.tooDeep',
  'email.include',
  'email.structure',
])

async function toHtml(mjml: string) {
  // Half a second of reading: not while the server starts, but when the first email is compiled.
  const { default: mjml2html } = await import('mjml')
  try {
    return await mjml2html(mjml, {
      validationLevel: 'soft',
      ignoreIncludes: true,
      keepComments: false,
      // No fonts from other people's servers unless the email itself asks for one.
      fonts: {},
    })
  } catch {
    throw new UncompilableEmail([broken('email.structure', 'mjml', 1)])
  }
}

/** Comments are the author's, except the conditional ones that Outlook reads. */
function dropComments(mjml: string): string {
  return mjml.replace(/<!--(?!\[if|<!)[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ''))
}

/** Puts the preheader and, where there is none, a title into the head. On the line where the head begins, so that the
 *  compiler's line numbers stay the author's. */
function withHead({ mjml, subject, preheader }: EmailContent): string {
  const tags = [...scanTags(blankComments(mjml))]
  const head = tags.find((tag) => tag.name === 'mj-head' && tag.kind === 'open')
  const titled = tags.some((tag) => tag.name === 'mj-title') || findUnclosed(subject)
  const title = titled ? '' : `<mj-title>${attributeText(subject)}</mj-title>`
  const plain = preheader.trim() === '' || findUnclosed(preheader)
  const preview = plain ? '' : `<mj-preview>${escapeText(preheader)}${padding}</mj-preview>`
  const start = head?.end ?? tags.find((tag) => tag.name === 'mjml')?.end
  if (start === undefined || title + preview === '') return mjml
  const kept = preview === '' ? mjml.slice(start) : withoutPreview(mjml.slice(start))
  return mjml.slice(0, start) + (head ? title + preview : `<mj-head>${title}${preview}</mj-head>`) + kept
}

/** Keeps mail programs from filling the preview line up with the beginning of the body. */
const padding = '&#847;&zwnj;&nbsp;'.repeat(60)

function withoutPreview(mjml: string): string {
  const blanked = blankComments(mjml)
  const open = blanked.indexOf('<mj-preview')
  const close = open === -1 ? -1 : blanked.indexOf('</mj-preview>', open)
  if (close === -1) return mjml
  const end = close + '</mj-preview>'.length
  return mjml.slice(0, open) + mjml.slice(open, end).replace(/[^\n]/g, '') + mjml.slice(end)
}

function escapeText(source: string): string {
  return outsideLiquid(source, (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
}

/** The title also becomes an attribute. */
function attributeText(source: string): string {
  return outsideLiquid(escapeText(source), (text) => text.replaceAll('"', '&quot;'))
}

/** Leading blanks are a fifth of what MJML writes. */
function squeeze(html: string): string {
  if (/<pre[\s>]/i.test(html)) return html
  return html
    .replace(/[ \t]+$/gm, '')
    .replace(/\n\s+/g, '\n')
    .trim()
}

/** Liquid that parses in the source may have been torn apart on the way. */
function parseAll({ subject, preheader, senderName, senderEmail, html, text, links }: CompiledEmail): void {
  const parts = [
    ['text', 'subject', subject],
    ['text', 'preheader', preheader],
    ['text', 'senderName', senderName],
    ['text', 'senderEmail', senderEmail],
    ['html', 'mjml', html],
    ['text', 'mjml', text],
    ...links.map((link) => ['link', 'mjml', link.url] as const),
  ] as const
  for (const [medium, field, source] of parts) {
    try {
      parseLiquid(medium, source)
    } catch {
      throw new UncompilableEmail([broken('email.mergeBroken', field, 1)])
    }
  }
}

function broken(code: string, field: string, line: number): EmailIssue {
  return { code, severity: 'blocker', field, params: { line, column: 1 } }
}
