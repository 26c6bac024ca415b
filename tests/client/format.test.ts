import { describe, expect, test } from 'vitest'
import { makeFormat } from '#client/i18n/format.ts'
import { chooseLanguage } from '#client/i18n/language.ts'

const now = new Date('2026-11-21T12:00:00Z')
/** Intl writes narrow and no-break spaces; what is compared is what one reads. */
const read = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/\u2212/g, '-')

describe('a Finnish reader', () => {
  const format = makeFormat('fi', 'Europe/Helsinki')
  test('sees percent with a comma and a space', () => expect(read(format.percent(0.042))).toBe('4,2 %'))
  test('sees no decimal of a percent when there were few', () => expect(read(format.percent(0.0833, 12))).toBe('8 %'))
  test('sees thousands apart', () => expect(read(format.number(100_000))).toBe('100 000'))
  test('sees the clock with a full stop', () => expect(format.time('2026-11-21T12:02:00Z')).toBe('14.02'))
  test('sees the word for it where a time stands alone', () =>
    expect(format.brief('2026-11-21T12:02:00Z', now)).toBe('klo 14.02'))
  test('sees a day above what happened on it', () =>
    expect(read(format.longDate('2026-11-21T12:02:00Z'))).toBe('Lauantaina 21. marraskuuta 2026'))
  test('sees a date and its time in the zone of the workspace', () =>
    expect(read(format.dateTime('2026-11-21T22:30:00Z'))).toBe('22.11.2026 klo 0.30'))
  test('sees points with their sign', () => {
    expect(read(format.signed(15))).toBe('+15')
    expect(read(format.signed(-5))).toBe('-5')
  })
})

describe('an English reader', () => {
  const format = makeFormat('en', 'Europe/Helsinki')
  test('sees the time alone for what is of today', () =>
    expect(format.brief('2026-11-21T06:05:00Z', now)).toBe('08:05'))
  test('sees the day for what is of this year', () => expect(format.brief('2026-03-01T06:05:00Z', now)).toBe('1 Mar'))
  test('sees the year for what is older', () => expect(format.brief('2025-03-01T06:05:00Z', now)).toBe('1 Mar 2025'))
  test('sees what is of today by the zone, not by UTC', () =>
    expect(format.brief('2026-11-20T22:30:00Z', now)).toBe('00:30'))
  test('sees how long ago and how long yet', () => {
    expect(format.relative('2026-11-18T12:00:00Z', now)).toBe('3 days ago')
    expect(format.relative('2026-11-21T17:30:00Z', now)).toBe('in 5 hours')
    expect(format.relative('2026-11-21T12:00:20Z', now)).toBe('now')
  })
  test('sees sizes in steps of a thousand', () => {
    expect(read(format.bytes(512))).toBe('512 byte')
    expect(read(format.bytes(1_400_000))).toBe('1.4 MB')
  })
})

test('a Swedish reader sees the clock with a colon', () => {
  expect(makeFormat('sv', 'Europe/Stockholm').time('2026-11-21T12:02:00Z')).toBe('13:02')
})

describe('the language of a page', () => {
  test('is the one spoken here last', () => expect(chooseLanguage('sv', ['fi-FI'])).toBe('sv'))
  test('else the first of the browser’s that we speak', () =>
    expect(chooseLanguage(null, ['de', 'fi-FI', 'sv'])).toBe('fi'))
  test('else English', () => expect(chooseLanguage('xx', ['de'])).toBe('en'))
})
