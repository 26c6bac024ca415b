import type { CompiledEmail } from './compileEmail.ts'
import { renderLiquid } from './liquid.ts'
import { merge } from './mergePlan.ts'

/** What is known of the person an email goes to, and of who sends it. Empty text where nothing is known. */
export interface MergeContext {
  readonly prospect: {
    readonly firstName: string
    readonly lastName: string
    readonly email: string
    readonly company: string
    readonly jobTitle: string
    readonly phone: string
    readonly language: string
    readonly source: string
    readonly score: number
    readonly fields: Readonly<Record<string, unknown>>
  }
  /** The seller who looks after the person. */
  readonly owner: { readonly name: string; readonly email: string } | null
  readonly workspace: {
    readonly name: string
    readonly postalAddress: string
    readonly senderName: string
    readonly senderEmail: string
  }
}

export interface MergedEmail {
  readonly subject: string
  readonly preheader: string
  readonly senderName: string
  readonly senderEmail: string
  readonly html: string
  readonly text: string
}

/** One person's email. `urls.links[i]` is what link i shall point to (tracked, or from mergeLinks). Values are shown as
 *  text whatever they hold, and never reach a header as a line break. Throws TooHeavy (liquid.ts). */
export function mergeEmail(
  compiled: CompiledEmail,
  person: MergeContext,
  urls: { readonly links: readonly string[]; readonly unsubscribe: string },
): MergedEmail {
  const known = scopeOf(person)
  const senderName = oneLine(merge('text', compiled.senderName, known)) || person.workspace.senderName
  const senderEmail = oneLine(merge('text', compiled.senderEmail, known)) || person.workspace.senderEmail
  const scope = {
    ...known,
    sender: { name: senderName, email: senderEmail },
    unsubscribe: safeUrl(urls.unsubscribe),
    link: urls.links.map(safeUrl),
  }
  return {
    subject: oneLine(merge('text', compiled.subject, scope)),
    preheader: oneLine(merge('text', compiled.preheader, scope)),
    senderName: oneLine(senderName),
    senderEmail: oneLine(senderEmail),
    html: merge('html', compiled.html, scope),
    text: merge('text', compiled.text, scope),
  }
}

/** Where this person's links go, by index: merged, encoded, and `#` when the result is not a web address. What is
 *  tracked is made from these (clickUrl's target). A file link has no target of its own and gives `#`. */
export function mergeLinks(compiled: CompiledEmail, person: MergeContext): string[] {
  const known = scopeOf(person)
  const scope = { ...known, sender: { name: person.workspace.senderName, email: person.workspace.senderEmail } }
  return compiled.links.map((link) => {
    if (link.kind === 'file') return '#'
    // A value may be a part of an address, or the whole of it.
    const medium = /^\s*\{/.test(link.url) ? 'address' : 'link'
    return addressOf(renderLiquid(medium, link.url, scope))
  })
}

/** The address if it is one that an email may point to, else `#`. */
function addressOf(url: string): string {
  // Browsers drop control characters, so that "java\nscript:" is a scheme to them.
  const trimmed = url.replace(/\p{Cc}/gu, ' ').trim()
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return '#'
  return new URL(trimmed).href
}

/** Addresses made by us, looked at once more on their way into the email. */
function safeUrl(url: string): string {
  return /^https?:\/\/[^\s"'<>]+$/i.test(url) ? url : '#'
}

/** Header text: no line breaks or other control characters, no blanks around it. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

function scopeOf({ prospect, owner, workspace }: MergeContext) {
  return {
    // A blank name is no name: `default` must see that.
    prospect: {
      firstName: prospect.firstName.trim(),
      lastName: prospect.lastName.trim(),
      email: prospect.email.trim(),
      company: prospect.company.trim(),
      jobTitle: prospect.jobTitle.trim(),
      phone: prospect.phone.trim(),
      language: prospect.language,
      source: prospect.source,
      score: prospect.score,
      fields: prospect.fields,
    },
    owner: owner ?? { name: '', email: '' },
    workspace: { name: workspace.name, postalAddress: workspace.postalAddress },
  }
}
