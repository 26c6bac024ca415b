// A small part of Markdown: headings, lists, paragraphs, **bold**, *italic*, `code` and [links](https://…). Text in, data
// out: no HTML is read or made, so nothing in a note can be anything but words.

export type Span =
  | { readonly kind: 'text' | 'bold' | 'italic' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly spans: readonly Span[] }
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Span[])[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Span[])[] }

const heading = /^(#{1,3})\s+(.*)$/
const bullet = /^\s*[-*]\s+(.*)$/
const numbered = /^\s*\d{1,3}[.)]\s+(.*)$/

export function readMarkdown(text: string): Block[] {
  const blocks: Block[] = []
  let lines: Span[][] = []
  let list: { ordered: boolean; items: Span[][] } | null = null
  const flush = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', lines })
    if (list) blocks.push({ kind: 'list', ...list })
    lines = []
    list = null
  }
  for (const line of text.split(/\r?\n/)) {
    const title = heading.exec(line)
    const item = bullet.exec(line) ?? numbered.exec(line)
    if (title) {
      flush()
      const level = (title[1] as string).length as 1 | 2 | 3
      blocks.push({ kind: 'heading', level, spans: readSpans(title[2] as string) })
    } else if (item) {
      const ordered = !bullet.test(line)
      if (!list || (list as { ordered: boolean }).ordered !== ordered) {
        flush()
        list = { ordered, items: [] }
      }
      list.items.push(readSpans(item[1] as string))
    } else if (line.trim() === '') flush()
    else {
      if (list) flush()
      lines.push(readSpans(line))
    }
  }
  flush()
  return blocks
}

const span = /\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|(?<!\w)_([^_\s][^_]*)_(?!\w)|`([^`]+)`|\[([^\]]+)\]\(([^()\s]+)\)/g

function readSpans(line: string): Span[] {
  const spans: Span[] = []
  let from = 0
  for (const found of line.matchAll(span)) {
    if (found.index > from) spans.push({ kind: 'text', text: line.slice(from, found.index) })
    const [whole, bold, star, underscore, code, text, href] = found
    const italic = star ?? underscore
    if (bold !== undefined) spans.push({ kind: 'bold', text: bold })
    else if (italic !== undefined) spans.push({ kind: 'italic', text: italic })
    else if (code !== undefined) spans.push({ kind: 'code', text: code })
    else if (text !== undefined && href !== undefined && isSafe(href)) spans.push({ kind: 'link', text, href })
    else spans.push({ kind: 'text', text: whole })
    from = found.index + whole.length
  }
  if (from < line.length) spans.push({ kind: 'text', text: line.slice(from) })
  return spans
}

/** Web and mail addresses; nothing that could run. */
const isSafe = (href: string): boolean => /^(https?:\/\/|mailto:)/i.test(href)

/** A note in one line, as screen readers say it. */
export function plainText(text: string): string {
  const words = readMarkdown(text).flatMap((block) =>
    block.kind === 'heading' ? block.spans : (block.kind === 'list' ? block.items : block.lines).flat(),
  )
  return words
    .map((one) => one.text.trim())
    .filter(Boolean)
    .join(' ')
}
