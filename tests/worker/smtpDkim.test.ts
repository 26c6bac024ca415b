import { createHash, generateKeyPairSync, type KeyObject, verify } from 'node:crypto'
import DKIM from 'nodemailer/lib/dkim'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseDkimKey } from '#engine/intake/dkimKey.ts'
import { composeMime, type Mail } from '#engine/worker/deliver/composeMime.ts'
import { relaxBody } from '#engine/worker/deliver/dkim/relaxed.ts'
import { signDkim } from '#engine/worker/deliver/dkim/signDkim.ts'

let keys: { privateKey: KeyObject; publicKey: KeyObject }
beforeAll(() => {
  keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
})

const date = new Date('2026-11-02T10:00:00Z')
const mail: Mail = {
  fromName: 'Anna Virta',
  fromEmail: 'anna@smartrekry.example',
  toName: 'Maria Äyräpää',
  toEmail: 'maria@varis.example',
  subject: `Opas on täällä ${'ja se on pitkä '.repeat(10)}`,
  html: '<table>\n    <tr>\t <td>Hei   Maria</td></tr>\n</table>\n\n\n',
  text: 'Hei  Maria, \n\ttässä se on.\n\n',
  messageId: '1.2.m0n1abcd@smartrekry.example',
  date,
  headers: {
    'List-Unsubscribe': '<https://polku.example/u/1.2.abc>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': '<p1.w2.smartrekry.example>',
    'Feedback-ID': '1:blog:2:polku',
    Precedence: 'bulk',
  },
}

const sign = async (of: Mail = mail) =>
  signDkim(composeMime(of), { domain: 'smartrekry.example', selector: 'polku', key: keys.privateKey }, of.date)

/** A verifier written from RFC 6376 with nothing of ours. */
function isValid(source: string): boolean {
  const [head = '', ...rest] = source.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const fields = head.split(/\r\n(?=\S)/)
  const signature = fields.find((field) => /^dkim-signature:/i.test(field)) ?? ''
  const tag = (name: string) =>
    new RegExp(`[;:]\\s*${name}=([^;]*)`).exec(signature.replace(/\r\n/g, ''))?.[1]?.replace(/\s/g, '') ?? ''
  const canonical = (field: string) => {
    const [, name = '', value = ''] = /^([^:]+):([\s\S]*)$/.exec(field) ?? []
    return `${name.trimEnd().toLowerCase()}:${value
      .replace(/\r\n(?=[ \t])/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()}`
  }
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
  while (lines.at(-1) === '') lines.pop()
  const bodyHash = createHash('sha256')
    .update(`${lines.join('\r\n')}\r\n`, 'latin1')
    .digest('base64')
  if (bodyHash !== tag('bh')) return false
  const left = [...fields]
  const signed = tag('h')
    .split(':')
    .flatMap((name) => {
      const at = left.findLastIndex((field) => field.toLowerCase().startsWith(`${name}:`))
      return at < 0 ? [] : left.splice(at, 1).map(canonical)
    })
  const content = [...signed, canonical(signature.replace(/([;\s]b=)[^;]*$/, '$1'))].join('\r\n')
  return verify('sha256', Buffer.from(content, 'latin1'), keys.publicKey, Buffer.from(tag('b'), 'base64'))
}

describe('a signed mail', () => {
  test('is valid by the standard, and its bytes follow the signature unchanged', async () => {
    const signed = await sign()
    expect(isValid(signed.toString('latin1'))).toBe(true)
    expect(signed.subarray(signed.length - composeMime(mail).length)).toEqual(composeMime(mail))
    for (const line of signed.toString('latin1').split('\r\n').slice(0, 14)) expect(line.length).toBeLessThanOrEqual(78)
  })

  test('covers what one-click unsubscribing and feedback loops rest on, and the sender twice', async () => {
    const signed = (await sign()).toString('latin1').replace(/\r\n\s/g, '')
    const names = /;h=([^;]+);/.exec(signed)?.[1]?.replace(/\s/g, '').split(':')
    expect(names?.filter((name) => name === 'from')).toHaveLength(2)
    expect(names).toEqual(
      expect.arrayContaining([
        ...['to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'],
        ...['list-id', 'list-unsubscribe', 'list-unsubscribe-post', 'feedback-id'],
      ]),
    )
    expect(signed).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256; c=relaxed\/relaxed;d=smartrekry\.example; s=polku;/)
  })

  test('is not valid any more when a word of it, a header of it or a second sender was changed', async () => {
    const source = (await sign()).toString('latin1')
    expect(isValid(source.replace('Hei =20Maria', 'Hei').replace('Maria,', 'Mikko,'))).toBe(false)
    expect(isValid(source.replace('One-Click', 'No-Click'))).toBe(false)
    expect(isValid(source.replace('1:blog:2:polku', '1:blog:3:polku'))).toBe(false)
    expect(isValid(source.replace('From: ', 'From: evil@else.example\r\nFrom: '))).toBe(false)
  })

  test('stays valid when relays fold headers and trim the ends of lines', async () => {
    const source = (await sign()).toString('latin1')
    const relayed = source.replace('Feedback-ID: ', 'FEEDBACK-id:\r\n\t ').replace(/--\r\n$/, '--  \r\n\r\n\r\n')
    expect(relayed).not.toBe(source)
    expect(isValid(relayed)).toBe(true)
  })

  test('is the same every time, as a retry has to be', async () => {
    expect(await sign()).toEqual(await sign())
    expect(await sign({ ...mail, text: 'Hei Mikko' })).not.toEqual(await sign())
  })

  test('hashes the body as nodemailer does', async () => {
    for (const text of [mail.text, '', ' \n \n', 'a\t \tb  \n\n c']) {
      const raw = composeMime({ ...mail, text })
      const dkim = new DKIM({ domainName: 'x.example', keySelector: 's', privateKey: keys.privateKey })
      const theirs: Buffer[] = []
      for await (const chunk of dkim.sign(raw)) theirs.push(Buffer.from(chunk))
      const hashIn = (source: Buffer) => /bh=([^;]+);/.exec(source.toString('latin1').replace(/\s/g, ''))?.[1]
      expect(hashIn(await sign({ ...mail, text }))).toBe(hashIn(Buffer.concat(theirs)))
    }
  })
})

test.each([
  ['', ''],
  ['\r\n\r\n', ''],
  ['a \t\r\n\r\n', 'a\r\n'],
  ['a  b\t c', 'a b c\r\n'],
  [' \r\n a\r\n \r\n', '\r\n a\r\n'],
])('the canonical form of %j is %j', (body, relaxed) => {
  expect(relaxBody(Buffer.from(body)).toString()).toBe(relaxed)
})

describe('a key', () => {
  const pem = (bits: number) =>
    generateKeyPairSync('rsa', { modulusLength: bits }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

  test('is taken with real line breaks or with written ones', () => {
    const text = pem(1024)
    expect(parseDkimKey(text).asymmetricKeyType).toBe('rsa')
    expect(parseDkimKey(text.replaceAll('\n', '\\n')).asymmetricKeyType).toBe('rsa')
  })

  test('of another kind, too short, or none at all is refused with what to give', () => {
    const ed = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    expect(() => parseDkimKey(ed)).toThrow('give a private RSA key of 1024 bits')
    expect(() => parseDkimKey(pem(512))).toThrow('give a private RSA key of 1024 bits')
    expect(() => parseDkimKey('hello')).toThrow('give a private RSA key in PEM')
  })
})
