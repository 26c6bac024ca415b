import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { composeMime, type Mail } from '#engine/worker/deliver/composeMime.ts'
import { dateOf, domainOf, newMessageId } from '#engine/worker/deliver/messageIdentity.ts'
import { retryDelay } from '#engine/worker/deliver/smtp/retrySchedule.ts'
import { systemMail } from '#engine/worker/deliver/systemMail.ts'

const mail: Mail = {
  fromName: 'Anna Virta',
  fromEmail: 'anna@smartrekry.example',
  toName: 'Maria Äyräpää',
  toEmail: 'maria@varis.example',
  subject: 'Opas on täällä',
  html: '<p>Hei Maria, tässä se on.</p>',
  text: 'Hei Maria, tässä se on.',
  messageId: '1.2.m0n1abcd@smartrekry.example',
  date: new Date('2026-11-02T10:00:00Z'),
  headers: { 'List-Unsubscribe': '<https://polku.example/u/1.2.abc>' },
}
const read = (given: Partial<Mail>) => PostalMime.parse(composeMime({ ...mail, ...given }))

describe('a mail', () => {
  test('reads back as it was written, plain text first', async () => {
    const raw = composeMime(mail).toString('latin1')
    expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'))
    const parsed = await read({})
    expect(parsed).toMatchObject({
      subject: mail.subject,
      messageId: `<${mail.messageId}>`,
      from: { name: 'Anna Virta', address: 'anna@smartrekry.example' },
      to: [{ name: 'Maria Äyräpää', address: 'maria@varis.example' }],
      date: '2026-11-02T10:00:00.000Z',
    })
    expect(parsed.text?.trim()).toBe(mail.text)
    expect(parsed.html?.trim()).toBe(mail.html)
  })

  test('is ASCII with CRLF at the end of every line, and no line is longer than 998', () => {
    const long = 'ä'.repeat(5000)
    const raw = composeMime({ ...mail, text: `${long}\nrivi\r\nrivi\rrivi`, html: `<p>${long}</p>` }).toString('latin1')
    expect(raw).toMatch(/^[\t\r\n -~]*$/)
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998)
  })

  test.each(['subject', 'fromName', 'toName', 'messageId', 'fromEmail', 'toEmail'] as const)(
    'takes no header line from a value with line breaks in its %s',
    async (field) => {
      const parsed = await read({ [field]: `${mail[field]}\r\nBcc: victim@else.example\r\n\r\nbody` })
      expect(parsed.headers.map(({ key }) => key)).not.toContain('bcc')
      expect(parsed.text?.trim()).toBe(mail.text)
    },
  )

  test('takes no header line from a header value either', async () => {
    const parsed = await read({ headers: { 'List-Id': '<x>\r\nBcc: victim@else.example' } })
    expect(parsed.headers.map(({ key }) => key)).not.toContain('bcc')
  })

  test('cannot be ended early by its own text', async () => {
    const boundary = `--=_${mail.messageId.split('@')[0]}--`
    const parsed = await read({ text: `before\n${boundary}\nafter`, html: '<p>whole</p>' })
    expect(parsed.text).toContain('after')
    expect(parsed.html).toContain('whole')
  })

  test('has an id that carries its message and its date', () => {
    const at = Date.UTC(2026, 10, 2, 10)
    const id = newMessageId(3, 72, at, 'smartrekry.example')
    expect(id).toMatch(/^3\.20\.[0-9a-z]{24}@smartrekry\.example$/)
    expect(dateOf(id)).toEqual(new Date(at))
    expect(newMessageId(3, 72, at, 'x')).not.toBe(newMessageId(3, 72, at, 'x'))
    expect(domainOf('Anna <x>')).toBe('localhost')
  })
})

test('a deferred mail is offered after minutes first, then hours, and given up on after three days', () => {
  const middle = Array.from({ length: 16 }, (_, n) => retryDelay(n + 1, () => 0.5))
  const minutes = middle.map((ms) => (ms === null ? null : ms / 60_000))
  expect(minutes).toEqual([5, 15, 30, 60, 120, 240, 480, 480, 480, 480, 480, 480, 480, 480, null, null])
  expect(retryDelay(1, () => 0)).toBe(240_000)
  expect(retryDelay(1, () => 1)).toBe(360_000)
})

describe('news for a seller', () => {
  const params = {
    name: 'Maria Varis',
    company: 'Varis & Co <b>',
    email: 'maria@varis.example',
    program: 'Guide follow-up',
    message: 'Soita heti.\nKiitos!',
    leadId: 7,
    urgent: true,
    link: '/w/1/leads/7',
    contactBy: '2026-11-03T08:00:00.000Z',
    reasons: [
      { code: 'downloaded', params: { file: 'The second guide' } },
      { code: 'score', params: { score: 45 } },
    ],
  }
  const spoken = (language: string) =>
    systemMail('leadForYou', params, { language, base: 'https://polku.example', zone: 'Europe/Helsinki' })

  test('is in their language, says why now, and leads to the lead', () => {
    expect(spoken('en').subject).toBe('Urgent lead: Maria Varis, Varis & Co <b>')
    expect(spoken('fi').subject).toBe('Kiireellinen liidi: Maria Varis, Varis & Co <b>')
    expect(spoken('sv').subject).toBe('Brådskande lead: Maria Varis, Varis & Co <b>')
    expect(spoken('de').subject).toBe(spoken('en').subject)
    expect(spoken('en').text).toBe(`A new lead is waiting to be contacted: Maria Varis, Varis & Co <b>.

Soita heti.
Kiitos!

Why now:
- Downloaded “The second guide”
- Score: 45

Contact by Tue 3 Nov, 10:00.
Email: maria@varis.example
Program: Guide follow-up

Open the lead: https://polku.example/w/1/leads/7
`)
    expect(spoken('fi').text).toContain('Yhteydenotto viimeistään ti 3.11. klo 10.00.')
  })

  test('shows what people are called as text, never as markup', () => {
    expect(spoken('en').html).toContain('Varis &amp; Co &lt;b&gt;')
    expect(spoken('en').html).not.toContain('<b>')
  })
})
