import { createReadStream } from 'node:fs'
import type { Encoding } from './encoding.ts'
import { RowScanner, type ScannedRow } from './RowScanner.ts'
import { scanEncoding } from './readHead.ts'
import { converter } from './toScannable.ts'

export interface ReadOptions {
  readonly encoding: Encoding
  readonly separator: string
  readonly lineBreak: 'lf' | 'cr'
  /** Byte and line to begin at. */
  readonly start: number
  readonly line: number
}

/** The rows of a file from a byte on, in batches of `batch`, the last one smaller. Reads no further than asked. */
export async function* readRows(path: string, options: ReadOptions, batch: number): AsyncGenerator<ScannedRow[]> {
  const { push, sizeInFile } = converter(options.encoding)
  const scanner = new RowScanner({
    ...options,
    encoding: scanEncoding(options.encoding),
    ...(sizeInFile ? { sizeInFile } : {}),
  })
  let rows: ScannedRow[] = []
  for await (const chunk of createReadStream(path, { start: options.start, highWaterMark: 262_144 })) {
    rows.push(...scanner.push(push(chunk)))
    while (rows.length >= batch) {
      yield rows.slice(0, batch)
      rows = rows.slice(batch)
    }
  }
  rows.push(...scanner.push(push(Buffer.alloc(0), true), true))
  for (let at = 0; at < rows.length; at += batch) yield rows.slice(at, at + batch)
}

/** Line breaks in the bytes before `end`: a row that begins there stands in the line after them. */
export async function countLines(
  path: string,
  encoding: Encoding,
  lineBreak: 'lf' | 'cr',
  end: number,
): Promise<number> {
  if (end === 0) return 0
  const { push } = converter(encoding)
  const byte = lineBreak === 'lf' ? 10 : 13
  let count = 0
  for await (const chunk of createReadStream(path, { end: end - 1, highWaterMark: 1_048_576 })) {
    const bytes = push(chunk)
    for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) count++
  }
  return count
}
