import { createHash, sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { DkimKey } from '../../../intake/dkimKey.ts'
import { relaxBody, relaxHeader } from './relaxed.ts'

/** What is signed of what is there. From is named once more than it occurs, so that nobody can add a second one. */
const SIGNED = [
  ...['from', 'from', 'reply-to', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type', 'list-id'],
  ...['list-unsubscribe', 'list-unsubscribe-post', 'feedback-id'],
]
const END = '\r\n\r\n'

/** With a callback the signing happens on the threads of libuv, and the event loop goes on. */
const signBeside = promisify(sign)

/**
 * A mail with its DKIM signature in front: rsa-sha256, relaxed/relaxed (RFC 6376). The same mail gives the same bytes.
 * @param raw as composeMime made it: CRLF throughout
 * @param date what its Date header says
 */
export async function signDkim(raw: Buffer, { domain, selector, key }: DkimKey, date: Date): Promise<Buffer> {
  const end = raw.indexOf(END)
  const headers = headersOf(raw.toString('latin1', 0, end))
  const body = createHash('sha256')
    .update(relaxBody(raw.subarray(end + END.length)))
    .digest('base64')

  const { names, lines } = pick(headers)
  const unsigned = [
    'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;',
    ` d=${domain}; s=${selector};`,
    ` t=${Math.floor(date.getTime() / 1000)}; bh=${body};`,
    ...fold(`h=${names.join(':')};`, /:/),
    ' b=',
  ].join('\r\n')
  const content = [...lines, relaxHeader(unsigned)].join('\r\n')
  const signature = await signBeside('sha256', Buffer.from(content, 'latin1'), key)
  const folded = signature.toString('base64').replace(/.{70}(?=.)/g, '$&\r\n ')
  return Buffer.concat([Buffer.from(`${unsigned}${folded}\r\n`, 'latin1'), raw])
}

/** Header fields in their order, folded lines together, by lower-case name. */
function headersOf(head: string): { name: string; field: string }[] {
  return head
    .split(/\r\n(?![ \t])/)
    .map((field) => ({ name: field.slice(0, field.indexOf(':')).trim().toLowerCase(), field }))
}

/** The fields to sign, and their names as h= lists them: of several with one name the last first, then none. */
function pick(headers: readonly { name: string; field: string }[]): { names: string[]; lines: string[] } {
  const left = new Map<string, string[]>()
  for (const { name, field } of headers) left.set(name, [...(left.get(name) ?? []), field])
  const names: string[] = []
  const lines: string[] = []
  for (const name of SIGNED) {
    const fields = left.get(name)
    if (!fields) continue
    names.push(name)
    const field = fields.pop()
    if (field !== undefined) lines.push(relaxHeader(field))
  }
  return { names, lines }
}

/** Lines of less than 76 characters, broken behind a colon. */
function fold(value: string, after: RegExp): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of value.split(new RegExp(`(?<=${after.source})`))) {
    if (line.length + part.length > 74) {
      lines.push(` ${line}`)
      line = ''
    }
    line += part
  }
  return [...lines, ` ${line}`]
}
