import type { Encoding } from './encoding.ts'

/** Turns pieces of a file into bytes that a RowScanner reads, in which separators, quotes and line breaks are ASCII. */
export interface Converter {
  push(chunk: Buffer, last?: boolean): Buffer
  readonly sizeInFile?: (bytes: Buffer) => number
}

/** UTF-8 and Windows-1252 pass as they are. UTF-16 becomes UTF-8; a piece of it has two bytes a code unit in the file. */
export function converter(encoding: Encoding): Converter {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return { push: (chunk) => chunk }
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return {
    push: (chunk, last = false) => Buffer.from(decoder.decode(chunk, { stream: !last })),
    sizeInFile: (bytes) => bytes.toString('utf8').length * 2,
  }
}

/** One piece of a file, which may end in the middle of a character. */
export function toScannable(
  bytes: Buffer,
  encoding: Encoding,
): { text: Buffer; sizeInFile?: (bytes: Buffer) => number } {
  const { push, sizeInFile } = converter(encoding)
  return { text: push(bytes), ...(sizeInFile ? { sizeInFile } : {}) }
}
