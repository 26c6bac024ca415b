import { type Encoding, markedEncoding } from './encoding.ts'

/**
 * Finds out how a file is encoded while it streams by, in this order: byte order mark; UTF-16 without a mark, by its
 * zero bytes; UTF-8 when every byte of the file fits; else Windows-1252, which spreadsheet programs of western Europe
 * write. Only the whole file tells the last two apart: a thousand plain rows may precede the first "ä".
 */
export class EncodingProbe {
  #head = Buffer.alloc(0)
  #strict: TextDecoder | null = new TextDecoder('utf-8', { fatal: true })

  push(chunk: Buffer): void {
    if (this.#head.length < headLength) {
      this.#head = Buffer.concat([this.#head, chunk.subarray(0, headLength - this.#head.length)])
    }
    if (this.#strict) this.#try(() => this.#strict?.decode(chunk, { stream: true }))
  }

  /** The first bytes that came by. */
  get head(): Buffer {
    return this.#head
  }

  encoding(): Encoding {
    const certain = markedEncoding(this.#head) ?? unmarkedUtf16(this.#head)
    if (certain) return certain
    if (this.#strict) this.#try(() => this.#strict?.decode())
    return this.#strict ? 'utf-8' : 'windows-1252'
  }

  #try(decode: () => void): void {
    try {
      decode()
    } catch {
      this.#strict = null
    }
  }
}

const headLength = 4096

/** Latin text in UTF-16 has a zero in every other byte, always on the same side. */
function unmarkedUtf16(head: Buffer): Encoding | null {
  if (head.length < 4) return null
  let even = 0
  let odd = 0
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] === 0) even++
    if (head[at + 1] === 0) odd++
  }
  const units = Math.floor(head.length / 2)
  if (odd > units * 0.4 && even < units * 0.05) return 'utf-16le'
  if (even > units * 0.4 && odd < units * 0.05) return 'utf-16be'
  return null
}
