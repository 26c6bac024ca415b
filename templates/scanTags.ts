export interface TagAttribute {
  /** Lower case. */
  readonly name: string
  /** As written, without its quotes; null for a bare attribute. */
  readonly value: string | null
  readonly quote: '"' | "'" | ''
  /** Offsets of the whole attribute and of the value alone. */
  readonly start: number
  readonly end: number
  readonly valueStart: number
  readonly valueEnd: number
}

export interface Tag {
  /** Lower case. */
  readonly name: string
  readonly kind: 'open' | 'close' | 'selfClosing'
  readonly start: number
  readonly end: number
  readonly attributes: readonly TagAttribute[]
}

/** The tags of MJML or HTML in order, in one pass: quotes and angle brackets inside Liquid are not markup's. Offsets are
 *  into `source`. A tag that never ends also ends the scan, as it would for a browser. */
export function* scanTags(source: string): Generator<Tag> {
  let at = 0
  while (at < source.length) {
    const next = source[at]
    if (next === '{') at = behindLiquid(source, at) ?? at + 1
    else if (next === '<' && /[a-zA-Z]/.test(source[at + (source[at + 1] === '/' ? 2 : 1)] ?? '')) {
      const tag = readTag(source, at)
      if (!tag) return
      yield tag
      at = tag.end
    } else at++
  }
}

function readTag(source: string, start: number): Tag | undefined {
  const closing = source[start + 1] === '/'
  let at = start + (closing ? 2 : 1)
  const nameStart = at
  while (at < source.length && /[\w:-]/.test(source[at] ?? '')) at++
  const name = source.slice(nameStart, at).toLowerCase()
  const attributes: TagAttribute[] = []
  while (at < source.length) {
    const next = source[at] ?? ''
    if (next === '>') {
      const kind = closing ? 'close' : source[at - 1] === '/' ? 'selfClosing' : 'open'
      return { name, kind, start, end: at + 1, attributes }
    }
    const behind = behindLiquid(source, at)
    if (behind !== undefined) at = behind
    else if (/[\s/"'=]/.test(next)) at++
    else {
      const attribute = readAttribute(source, at)
      if (!attribute) return undefined
      attributes.push(attribute)
      at = attribute.end
    }
  }
  return undefined
}

function readAttribute(source: string, start: number): TagAttribute | undefined {
  let at = start + 1
  while (at < source.length && !/[\s"'<>/=]/.test(source[at] ?? '')) at++
  const name = source.slice(start, at).toLowerCase()
  const nameEnd = at
  while (/\s/.test(source[at] ?? '')) at++
  if (source[at] !== '=') {
    return { name, value: null, quote: '', start, end: nameEnd, valueStart: nameEnd, valueEnd: nameEnd }
  }
  at++
  while (/\s/.test(source[at] ?? '')) at++
  const first = source[at]
  const quote = first === '"' || first === "'" ? first : ''
  const valueStart = at + quote.length
  at = valueStart
  while (at < source.length && !(quote ? source[at] === quote : /[\s>]/.test(source[at] ?? ''))) {
    at = behindLiquid(source, at) ?? at + 1
  }
  if (quote && at >= source.length) return undefined
  const value = source.slice(valueStart, at)
  return { name, value, quote, start, end: at + quote.length, valueStart, valueEnd: at }
}

/** Where the Liquid tag that begins here ends; undefined when none begins here, or it never ends. */
function behindLiquid(source: string, at: number): number | undefined {
  if (source[at] !== '{') return undefined
  const close = source[at + 1] === '{' ? '}}' : source[at + 1] === '%' ? '%}' : undefined
  if (!close) return undefined
  // A merge field is short: looking no further keeps a page of braces from being read again and again.
  const found = source.slice(at + 2, at + 2002).indexOf(close)
  return found === -1 ? undefined : at + found + 4
}

/** A tag's attribute of that name, if it has one. */
export function attributeOf(tag: Tag, name: string): TagAttribute | undefined {
  return tag.attributes.find((each) => each.name === name)
}

/** The same text with comments blanked out, so that offsets and lines stay true. */
export function blankComments(source: string): string {
  return source.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '))
}

/** Line and column of an offset, both from 1. */
export function placeOf(source: string, offset: number): { line: number; column: number } {
  let line = 1
  let lineStart = 0
  for (let at = source.indexOf('\n'); at !== -1 && at < offset; at = source.indexOf('\n', at + 1)) {
    line++
    lineStart = at + 1
  }
  return { line, column: offset - lineStart + 1 }
}
