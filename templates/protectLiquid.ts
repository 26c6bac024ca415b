import { scanLiquid } from './liquid.ts'

/** Liquid put away behind marks that no other tool reads or changes. */
export interface Protected {
  readonly text: string
  /** Puts the Liquid back into what has been made of the text. */
  restore(made: string): string
  /** Offsets in the source of Liquid whose mark is missing from what has been made. */
  lostIn(made: string): number[]
}

// Noncharacters: Unicode keeps them for use inside a program.
const open = '\ufdd0'
const close = '\ufdd1'
const marks = new RegExp(`${open}(\\d+)${close}`, 'g')

/** The text with every `{{ … }}` and `{% … %}` replaced by a mark. Line numbers stay true. */
export function protectLiquid(source: string): Protected {
  const clean = source.replace(/[\ufdd0\ufdd1]/g, ' ')
  const spans = [...scanLiquid(clean)]
  const liquid = spans.map((span) => clean.slice(span.start, span.end))
  let text = ''
  let at = 0
  spans.forEach((span, index) => {
    const lineBreaks = '\n'.repeat((liquid[index] ?? '').split('\n').length - 1)
    text += clean.slice(at, span.start) + open + index + close + lineBreaks
    at = span.end
  })
  text += clean.slice(at)
  return {
    text,
    restore: (made) => made.replace(marks, (_mark, index: string) => liquid[Number(index)] ?? ''),
    lostIn(made) {
      const present = new Set([...made.matchAll(marks)].map((mark) => Number(mark[1])))
      return spans.flatMap((span, index) => (present.has(index) ? [] : [span.start]))
    },
  }
}
