export type Weight = 'regular' | 'bold'

// Widths of the characters 32 to 126 in thousandths of the size, from Adobe's font metrics of the two fonts that every
// PDF reader has.
const widths: Readonly<Record<Weight, readonly number[]>> = {
  regular: read(`
    278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584
    584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667
    611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500
    722 500 500 500 334 260 334 584`),
  bold: read(`
    278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584
    584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667
    611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556
    778 556 556 500 389 280 389 584`),
}

function read(table: string): readonly number[] {
  return table.trim().split(/\s+/).map(Number)
}

/** Characters outside Latin-1 that the fonts have: code in WinAnsi, and width in both weights. */
const others: Readonly<Record<string, { code: number; width: number }>> = {
  '€': { code: 0x80, width: 556 },
  '…': { code: 0x85, width: 1000 },
  '‘': { code: 0x91, width: 250 },
  '’': { code: 0x92, width: 250 },
  '“': { code: 0x93, width: 420 },
  '”': { code: 0x94, width: 420 },
  '–': { code: 0x96, width: 556 },
  '—': { code: 0x97, width: 1000 },
}

/** Width of a line in points. Letters with marks are as wide as those without. */
export function measure(text: string, size: number, weight: Weight): number {
  let sum = 0
  for (const character of text) {
    const base = character.normalize('NFD')[0] ?? ' '
    sum += others[character]?.width ?? widths[weight][base.charCodeAt(0) - 32] ?? 556
  }
  return (sum * size) / 1000
}

/** Breaks a text into lines no wider than `width` points. A word alone may be wider. */
export function breakLines(text: string, size: number, weight: Weight, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && measure(longer, size, weight) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}

/** The text as a PDF string in WinAnsi encoding, parentheses and all. What the fonts lack becomes a question mark. */
export function pdfString(text: string): string {
  let result = ''
  for (const character of text) {
    const code = others[character]?.code ?? character.codePointAt(0) ?? 63
    const known = code <= 0xff ? code : 63
    const plain = known >= 32 && known < 127 && !'()\\'.includes(character)
    result += plain ? character : `\\${known.toString(8).padStart(3, '0')}`
  }
  return `(${result})`
}
