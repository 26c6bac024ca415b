// Canonical forms of RFC 6376, 3.4: what relays may do to white space makes no difference.

/** A header field, without its line end. */
export function relaxHeader(field: string): string {
  const colon = field.indexOf(':')
  const name = field.slice(0, colon).trim().toLowerCase()
  const value = field
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
  return `${name}:${value}`
}

const [TAB, LF, CR, SPACE] = [9, 10, 13, 32] as const

/** A body with CRLF at the end of every line. Byte by byte: every mail goes through here, and a pattern takes ten times as long. */
export function relaxBody(body: Buffer): Buffer {
  const relaxed = Buffer.allocUnsafe(body.length + 2)
  let length = 0
  /** Behind the last line that is not empty. */
  let end = 0
  let isSpaced = false
  for (let n = 0; n < body.length; n++) {
    const byte = body[n] as number
    if (byte === SPACE || byte === TAB) isSpaced = true
    else if (byte === CR || byte === LF) {
      isSpaced = false
      relaxed[length++] = byte
    } else {
      if (isSpaced) relaxed[length++] = SPACE
      isSpaced = false
      relaxed[length++] = byte
      end = length
    }
  }
  if (end === 0) return relaxed.subarray(0, 0)
  relaxed[end] = CR
  relaxed[end + 1] = LF
  return relaxed.subarray(0, end + 2)
}
