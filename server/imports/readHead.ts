import { emailKey, tidyEmail } from '#server/prospects/emailKey.ts'
import { decode, type Encoding, markLength, type Separator, separators } from './encoding.ts'
import { RowScanner, type ScannedRow } from './RowScanner.ts'
import { toScannable } from './toScannable.ts'

/** What the beginning of a file tells about the rest. */
export interface FileHead {
  readonly separator: Separator
  readonly lineBreak: 'lf' | 'cr'
  readonly headings: readonly string[]
  /** Byte and line at which the data rows begin. */
  readonly start: number
  readonly line: number
  /** The first data rows. */
  readonly sample: readonly (readonly string[])[]
}

/** Bytes of the file that `readHead` wants to see. */
export const headBytes = 262_144
const sampleRows = 200

/**
 * Reads the head of a file: separator, headings, first rows. A file whose first row holds an address has no headings;
 * its columns get numbers for names, so that its first person is not lost.
 * @param bytes the first `headBytes` of the file, or all of it
 * @param separator the user's choice; otherwise the one that cuts the rows most evenly
 */
export function readHead(bytes: Buffer, encoding: Encoding, whole: boolean, separator?: Separator): FileHead {
  const mark = markLength(bytes, encoding)
  const { text, sizeInFile } = toScannable(bytes.subarray(mark), encoding)
  const lineBreak = text.includes(10) || !text.includes(13) ? 'lf' : 'cr'
  const hint = separatorLine(text)
  const scan = (by: Separator) => {
    const options = {
      encoding: scanEncoding(encoding),
      separator: by,
      lineBreak,
      line: 1,
      start: mark,
      sizeInFile,
    } as const
    return new RowScanner(options).push(text, whole).slice(0, sampleRows)
  }
  const chosen = separator ?? hint ?? best(separators.map((by) => ({ by, rows: scan(by) })))
  const rows = scan(chosen)
  const skipped = hint === null ? 0 : 1
  const first = rows[skipped]
  const isData = first?.fields.some((field) => emailKey(tidyEmail(field)) !== null) ?? false
  const before = isData ? rows[skipped - 1] : first
  return {
    separator: chosen,
    lineBreak,
    headings: isData
      ? (first?.fields.map((_, n) => `${n + 1}`) ?? [])
      : (first?.fields.map((text) => text.trim()) ?? []),
    start: before?.end ?? mark,
    line: rows[skipped + (isData ? 0 : 1)]?.line ?? (before?.line ?? 0) + 1,
    sample: rows
      .slice(skipped + (isData ? 0 : 1))
      .filter((row) => !row.problem)
      .map((row) => row.fields),
  }
}

/** How a scanner reads a file of this encoding: UTF-16 is converted on its way there. */
export function scanEncoding(encoding: Encoding): 'utf-8' | 'windows-1252' {
  return encoding === 'windows-1252' ? 'windows-1252' : 'utf-8'
}

/** Spreadsheet programs may write `sep=;` above the headings. */
function separatorLine(text: Buffer): Separator | null {
  const found = /^"?sep=(.)"?\r?(?:\n|$)/i.exec(decode(text.subarray(0, 12), 'windows-1252'))
  return separators.find((separator) => separator === found?.[1]) ?? null
}

/** The separator under which most rows have as many fields as the first, more than one; then the one with more fields. */
function best(candidates: readonly { by: Separator; rows: readonly ScannedRow[] }[]): Separator {
  const scored = candidates.map(({ by, rows }) => {
    const columns = rows[0]?.fields.length ?? 0
    const even = rows.filter((row) => row.fields.length === columns).length
    return { by, score: columns > 1 ? even / rows.length + columns / 10_000 : 0 }
  })
  return scored.reduce((winner, next) => (next.score > winner.score ? next : winner)).by
}
