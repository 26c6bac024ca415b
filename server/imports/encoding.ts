import iconv from 'iconv-lite'
import { z } from 'zod'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export const Encoding = z.enum(encodings)
export type Encoding = z.infer<typeof Encoding>

export const separators = [';', ',', '\t', '|'] as const
export const Separator = z.enum(separators)
export type Separator = z.infer<typeof Separator>

/** Bytes of the byte order mark that a file begins with; 0 when it has none of this encoding. */
export function markLength(head: Buffer, encoding: Encoding): number {
  const mark = marks[encoding]
  return mark.length > 0 && head.subarray(0, mark.length).equals(mark) ? mark.length : 0
}

/** The encoding that a byte order mark names, or null. */
export function markedEncoding(head: Buffer): Encoding | null {
  return encodings.find((encoding) => markLength(head, encoding) > 0) ?? null
}

const marks: Readonly<Record<Encoding, Buffer>> = {
  'utf-8': Buffer.from([0xef, 0xbb, 0xbf]),
  'utf-16le': Buffer.from([0xff, 0xfe]),
  'utf-16be': Buffer.from([0xfe, 0xff]),
  'windows-1252': Buffer.alloc(0),
}

/** Bytes as text. What is no text in this encoding becomes U+FFFD. */
export function decode(bytes: Buffer, encoding: 'utf-8' | 'windows-1252'): string {
  return encoding === 'utf-8' ? bytes.toString('utf8') : iconv.decode(bytes, 'win1252')
}
