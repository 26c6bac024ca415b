import { scanLiquid } from './liquid.ts'
import { scanTags, type Tag } from './scanTags.ts'

/** A link of an email, standing in html and text as `{{ link[i] }}`. */
export interface EmailLink {
  /** As written, entities decoded; may itself hold merge fields (mergeLinks gives the person's own). */
  readonly url: string
  readonly kind: 'click' | 'file'
  readonly fileId?: number
}

/** What an href is. web and file links are numbered and tracked, the others stay as they are; bad ones go nowhere. */
export type Destination =
  | { readonly kind: 'click'; readonly url: string }
  | { readonly kind: 'file'; readonly url: string; readonly fileId: number }
  | { readonly kind: 'unsubscribe' | 'direct' | 'empty' | 'bad' }

/** Reads an href as it stands in markup. Only what begins like a web address, a mail address, a phone number or a merge
 *  field is let through: everything else, `javascript:` and `data:` included, is bad. */
export function readHref(href: string): Destination {
  // Browsers drop control characters, so that "java\nscript:" is a scheme to them.
  const url = decodeEntities(href)
    .replace(/\p{Cc}/gu, '')
    .trim()
  if (/^\{\{-?\s*unsubscribe\s*-?\}\}$/.test(url)) return { kind: 'unsubscribe' }
  if (url === '' || url === '#') return { kind: 'empty' }
  if (/^(?:mailto|tel|sms):|^#/i.test(url)) return { kind: 'direct' }
  const file = /^file:(\d{1,9})$/i.exec(url)
  if (file) return { kind: 'file', url, fileId: Number(file[1]) }
  if (/^https?:\/\/[^\s/?#]/i.test(url) || /^\{[{%]/.test(url)) return { kind: 'click', url }
  return { kind: 'bad' }
}

/** Replaces every href that can be tracked by `{{ link[i] }}`, one number for each distinct address, and takes out what
 *  no email should carry: scripts, handlers, and links that lead nowhere good. */
export function numberLinks(html: string): { html: string; links: EmailLink[] } {
  const links: EmailLink[] = []
  const numbers = new Map<string, number>()
  const lower = html.toLowerCase()
  let result = ''
  let at = 0
  const replace = (start: number, end: number, by: string) => {
    if (start < at) return
    result += html.slice(at, start) + by
    at = end
  }
  for (const tag of scanTags(html)) {
    if (activeElements.has(tag.name)) {
      const close = tag.kind === 'open' ? lower.indexOf(`</${tag.name}`, tag.end) : -1
      const bodyless = close === -1 || !['script', 'iframe', 'object'].includes(tag.name)
      replace(tag.start, bodyless ? tag.end : close, '')
      continue
    }
    for (const attribute of tag.attributes) {
      if (attribute.name.startsWith('on')) replace(attribute.start, attribute.end, '')
      else if (isLink(tag, attribute.name)) {
        const destination = readHref(attribute.value ?? '')
        if (destination.kind === 'bad') replace(attribute.start, attribute.end, 'href="#"')
        if (destination.kind !== 'click' && destination.kind !== 'file') continue
        let number = numbers.get(destination.url)
        if (number === undefined) {
          number = links.push(destination) - 1
          numbers.set(destination.url, number)
        }
        replace(attribute.start, attribute.end, `href="{{ link[${number}] }}"`)
      }
    }
  }
  return { html: result + html.slice(at), links }
}

/** Elements that mail programs refuse, or that would act on the reader's machine. */
export const activeElements: ReadonlySet<string> = new Set(
  'script iframe object embed applet form input button select textarea base frame frameset'.split(' '),
)

/** True for the attributes that lead somewhere when clicked. */
export function isLink(tag: Tag, attribute: string): boolean {
  return attribute === 'href' && !['link', 'mj-font', 'mj-include', 'mj-html-attribute'].includes(tag.name)
}

/** Bytes of the HTML as it is sent: tracked addresses are longer than their placeholders. */
export function estimateBytes(html: string, links: readonly EmailLink[]): number {
  let bytes = Buffer.byteLength(html)
  for (const span of scanLiquid(html)) {
    const number = /^link\[(\d+)\]$/.exec(span.inside)?.[1]
    if (number !== undefined) bytes += trackingBytes + (links[Number(number)]?.url.length ?? 0)
  }
  return bytes
}

/** About what host, path and signature add to a link. */
const trackingBytes = 90

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  colon: ':',
  tab: '',
  newline: '',
}

/** Decodes the entities that matter inside an attribute. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7});?|#x([0-9a-f]{1,6});?|([a-z]{2,7});)/gi, (whole, decimal, hex, name) => {
    if (name) return namedEntities[name.toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
