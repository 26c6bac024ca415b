import { cutText } from './cutText.ts'
import { decode } from './encoding.ts'

// Cuts a delimited file into rows. RFC 4180 with what spreadsheets and people make of it: any separator, LF, CRLF or CR,
// blanks around quotes, quotes in the middle of unquoted fields.
//
// S1. Every byte belongs to exactly one row, and a row says where it ends: an import goes on behind any row, after a
//     restart too. (csv-parse, against which the tests compare it, counts bytes of its own encoding and cannot go on
//     behind a broken row.)
// S2. A broken row costs its own line and no other. A quote that opens and never closes is looked for within `rowLimit`
//     bytes; then its line is reported and reading goes on at the next line.
// S3. Bytes held at once: one chunk and one row.

export type RowProblem = 'unclosedQuote' | 'textAfterQuote' | 'tooLong'

export interface ScannedRow {
  /** Line that the row begins in, the first of the file being 1. */
  readonly line: number
  /** Bytes of the file up to the end of this row, its line break included. */
  readonly end: number
  readonly fields: readonly string[]
  readonly problem?: RowProblem
  /** The row as it stands in the file, without its line break, cut at 1,000 characters. */
  raw(): string
}

export interface ScanOptions {
  readonly encoding: 'utf-8' | 'windows-1252'
  readonly separator: string
  /** The byte that ends a line; a CR before an LF belongs to the line break. */
  readonly lineBreak: 'lf' | 'cr'
  /** Line and byte of the file that the stream begins at. */
  readonly line: number
  readonly start: number
  /** Bytes that a piece of the stream has in the file, when the file was converted on its way here. */
  readonly sizeInFile?: (bytes: Buffer) => number
}

/** A field, and a row, of more than 1 MB is not read. */
const rowLimit = 1_048_576
/** Bytes looked through in vain for closing quotes before the whole file is given up. */
const patience = 1_073_741_824
const rawLength = 1000
const quote = 34
const lf = 10
const cr = 13

/** Too many quotes that never close: not a file with a broken row but a broken file. */
export class BrokenFile extends Error {}

export class RowScanner {
  readonly #options: ScanOptions
  readonly #separator: number
  readonly #break: number
  /** Bytes before the position, of an unfinished row. */
  #rest: Buffer = Buffer.alloc(0)
  /** Position in the bytes at hand; its line and its byte in the file. */
  #at = 0
  #line: number
  #end: number
  #wasted = 0
  /** A row too long to hold, until its end goes by. */
  #overlong: ScannedRow | null = null

  constructor(options: ScanOptions) {
    this.#options = options
    this.#separator = options.separator.charCodeAt(0)
    this.#break = options.lineBreak === 'lf' ? lf : cr
    this.#line = options.line
    this.#end = options.start
  }

  /** The rows that are complete with this chunk. `last` says that nothing follows it. */
  push(chunk: Buffer, last = false): ScannedRow[] {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    const rows: ScannedRow[] = []
    let nextQuote = -2
    this.#at = 0
    while (this.#at < bytes.length || (last && this.#overlong)) {
      if (nextQuote !== -1 && nextQuote < this.#at) nextQuote = bytes.indexOf(quote, this.#at)
      const stop = bytes.indexOf(this.#break, this.#at)
      const row = this.#overlong
        ? this.#restOfOverlong(bytes, stop, last)
        : nextQuote >= 0 && (stop < 0 || nextQuote < stop)
          ? this.#quotedRow(bytes, last)
          : this.#plainRow(bytes, stop, last)
      if (row === null) break
      rows.push(row)
    }
    // A copy, so that one unfinished row does not keep a whole chunk alive.
    this.#rest = this.#at < bytes.length ? Buffer.from(bytes.subarray(this.#at)) : Buffer.alloc(0)
    return rows
  }

  #plainRow(bytes: Buffer, stop: number, last: boolean): ScannedRow | null {
    const start = this.#at
    const end = stop < 0 ? bytes.length : stop
    if (end - start > rowLimit) return this.#tooLong(bytes, stop, last)
    if (stop < 0 && !last) return null
    const text = bytes.subarray(start, contentEnd(bytes, start, end, this.#break))
    const fields = decode(text, this.#options.encoding).split(this.#options.separator)
    return this.#row(bytes, stop < 0 ? end : stop + 1, fields, 1)
  }

  #quotedRow(bytes: Buffer, last: boolean): ScannedRow | null {
    const start = this.#at
    const { encoding } = this.#options
    const fields: string[] = []
    let i = start
    for (;;) {
      const opening = this.#skipBlanks(bytes, i)
      if (bytes[opening] === quote) {
        const closing = closingQuote(bytes, opening + 1)
        if (closing < 0 || closing - start > rowLimit) {
          if (closing < 0 && !last && bytes.length - start <= rowLimit) return null
          return this.#broken(bytes, closing < 0 ? 'unclosedQuote' : 'tooLong', bytes.length - opening, last)
        }
        const after = this.#skipBlanks(bytes, closing + 1)
        // A quote or a CR at the very end of the bytes: what follows decides what it is.
        if (!last && (after >= bytes.length || (bytes[after] === cr && after + 1 >= bytes.length))) return null
        const text = decode(bytes.subarray(opening + 1, closing), encoding)
        fields.push(text.includes('""') ? text.replaceAll('""', '"') : text)
        if (after >= bytes.length) return this.#row(bytes, bytes.length, fields)
        if (bytes[after] === this.#separator) {
          i = after + 1
          continue
        }
        if (bytes[after] === this.#break) return this.#row(bytes, after + 1, fields)
        if (bytes[after] === cr && bytes[after + 1] === this.#break) return this.#row(bytes, after + 2, fields)
        return this.#broken(bytes, 'textAfterQuote', closing - opening, last)
      }
      const stop = bytes.indexOf(this.#break, i)
      const cut = bytes.indexOf(this.#separator, i)
      if (cut >= 0 && (stop < 0 || cut < stop)) {
        fields.push(decode(bytes.subarray(i, cut), encoding))
        i = cut + 1
        continue
      }
      if (stop < 0 && !last) return bytes.length - start > rowLimit ? this.#tooLong(bytes, stop, last) : null
      const end = stop < 0 ? bytes.length : stop
      fields.push(decode(bytes.subarray(i, contentEnd(bytes, i, end, this.#break)), encoding))
      return this.#row(bytes, stop < 0 ? end : stop + 1, fields)
    }
  }

  /** Takes the bytes up to `next` as one row. */
  #row(bytes: Buffer, next: number, fields: string[], lines?: number, problem?: RowProblem): ScannedRow {
    const start = this.#at
    const line = this.#line
    this.#line += lines ?? countOf(bytes, this.#break, start, next)
    this.#pass(bytes, next)
    const text = bytes.subarray(start, Math.min(next, start + rawLength * 4))
    const { encoding } = this.#options
    const raw = () => cutText(decode(text, encoding).replace(/[\r\n]+$/, ''), rawLength)
    return { line, end: this.#end, fields, raw, ...(problem ? { problem } : {}) }
  }

  #pass(bytes: Buffer, next: number): void {
    const { sizeInFile } = this.#options
    this.#end += sizeInFile ? sizeInFile(bytes.subarray(this.#at, next)) : next - this.#at
    this.#at = next
  }

  /** Gives up on the line that the row begins in. */
  #broken(bytes: Buffer, problem: RowProblem, searched: number, last: boolean): ScannedRow | null {
    const stop = bytes.indexOf(this.#break, this.#at)
    if (stop < 0 && bytes.length - this.#at > rowLimit) return this.#tooLong(bytes, stop, last)
    if (stop < 0 && !last) return null
    this.#wasted += searched
    if (this.#wasted > patience) throw new BrokenFile(`Quotes that never close, up to line ${this.#line}.`)
    return this.#row(bytes, stop < 0 ? bytes.length : stop + 1, [], 1, problem)
  }

  #tooLong(bytes: Buffer, stop: number, last: boolean): ScannedRow | null {
    if (stop >= 0) return this.#row(bytes, stop + 1, [], 1, 'tooLong')
    this.#overlong = this.#row(bytes, bytes.length, [], 0, 'tooLong')
    return last ? this.#restOfOverlong(bytes, stop, last) : null
  }

  /** The row is told only once its end has gone by, so that nobody goes on in the middle of it (S1). */
  #restOfOverlong(bytes: Buffer, stop: number, last: boolean): ScannedRow | null {
    this.#pass(bytes, stop < 0 ? bytes.length : stop + 1)
    if ((stop < 0 && !last) || !this.#overlong) return null
    const row = { ...this.#overlong, end: this.#end }
    this.#overlong = null
    this.#line++
    return row
  }

  #skipBlanks(bytes: Buffer, at: number): number {
    let i = at
    while (bytes[i] === 32 || (bytes[i] === 9 && this.#separator !== 9)) i++
    return i
  }
}

/** Where the quote stands that closes a field whose text begins at `from`, or -1. Doubled quotes are text. */
function closingQuote(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(quote, from)
  while (at >= 0 && bytes[at + 1] === quote) at = bytes.indexOf(quote, at + 2)
  return at
}

/** `end` without the CR of a CRLF. */
function contentEnd(bytes: Buffer, start: number, end: number, lineBreak: number): number {
  return lineBreak === lf && end > start && bytes[end - 1] === cr ? end - 1 : end
}

function countOf(bytes: Buffer, byte: number, start: number, end: number): number {
  let count = 0
  for (let at = bytes.indexOf(byte, start); at >= 0 && at < end; at = bytes.indexOf(byte, at + 1)) count++
  return Math.max(count, 1)
}
