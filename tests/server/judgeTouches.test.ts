import { describe, expect, test } from 'vitest'
import { judgeTouches, type Mailing, type Seen, type Sign } from '#server/public/judgeTouches.ts'
import { signsOf } from '#server/public/signsOf.ts'

const sentAt = 1_000_000_000_000
const mailing: Mailing = { sentAt, links: 5, sandbox: false }
/** A click on a link, so many milliseconds after the mail was taken. */
const click = (link: number, after: number, ...signs: Sign[]): Seen => ({
  kind: 'click',
  link,
  at: sentAt + after,
  signs,
})
const open = (after: number, ...signs: Sign[]): Seen => ({ kind: 'open', link: null, at: sentAt + after, signs })
const judge = (seen: readonly Seen[], more: Partial<Mailing> = {}) => judgeTouches(seen, { ...mailing, ...more })
const minute = 60_000

describe('a person', () => {
  test('clicks a link or two, some time after the mail came', () => {
    expect(judge([open(minute), click(0, minute + 4000), click(1, minute + 9000)])).toEqual([false, false, false])
  })
  test('may read on for days, and in the end have clicked everything', () => {
    expect(judge([0, 1, 2, 3, 4].map((link) => click(link, (link + 1) * minute)))).toEqual(Array(5).fill(false))
  })
  test('may click the only link there is', () => {
    expect(judge([click(0, minute)], { links: 1 })).toEqual([false])
  })
  test('may click two links in two seconds, or three in three', () => {
    expect(judge([click(0, minute), click(1, minute + 100)])).toEqual([false, false])
    expect(judge([click(0, minute), click(1, minute + 1500), click(2, minute + 3000)])).toEqual([false, false, false])
  })
  test('may use something that calls itself a bot, once', () => {
    expect(judge([click(0, minute, 'scanner')])).toEqual([false])
  })
  test('in a sandbox may be as quick as can be', () => {
    expect(judge([click(0, 0), click(1, 1), click(2, 2), open(0)], { sandbox: true })).toEqual(Array(4).fill(false))
  })
})

describe('a machine', () => {
  test('is there within five seconds, or before the mail was taken at all', () => {
    expect(judge([click(0, 4999), click(1, 5000), click(2, -10), open(100), open(minute)])).toEqual([
      ...[true, false, true, true, false],
    ])
    expect(judge([click(0, 100)], { sentAt: null })).toEqual([false])
  })
  test('opens three links within two seconds: all of them are its, also those before the third', () => {
    expect(judge([click(0, minute), click(1, minute + 900), click(2, minute + 2000), click(3, 2 * minute)])).toEqual([
      ...[true, true, true, false],
    ])
    expect(judge([click(0, minute), click(0, minute + 1), click(0, minute + 2)])).toEqual([false, false, false])
  })
  test('looks ahead', () => {
    expect(judge([click(0, minute, 'ahead')])).toEqual([true])
  })
  test('calls itself a scanner and has opened nearly everything', () => {
    const seen = [0, 1, 2, 3].map((link) => click(link, (link + 1) * minute, 'scanner'))
    expect(judge(seen)).toEqual([true, true, true, true])
    expect(judge(seen.slice(1))).toEqual([false, false, false])
    expect(judge(seen, { links: null })).toEqual([false, false, false, false])
  })
  test('loads every picture of every mail', () => {
    expect(judge([open(minute, 'proxy')])).toEqual([true])
  })
})

test('what a request gives away', () => {
  const of = (headers: Record<string, string>, method = 'GET', kind: 'click' | 'open' = 'click') =>
    signsOf({ method, headers }, kind)
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  expect(of({ 'user-agent': firefox })).toEqual([])
  expect(of({ 'user-agent': firefox }, 'HEAD')).toEqual(['ahead'])
  expect(of({ 'user-agent': firefox, purpose: 'prefetch' })).toEqual(['ahead'])
  expect(of({ 'user-agent': firefox, 'sec-purpose': 'prefetch;prerender' })).toEqual(['ahead'])
  expect(of({})).toEqual(['scanner'])
  expect(of({ 'user-agent': 'Mozilla/5.0 (compatible; bingbot/2.0)' })).toEqual(['scanner'])
  expect(of({ 'user-agent': 'python-requests/2.32' }, 'HEAD')).toEqual(['ahead', 'scanner'])
  expect(of({ 'user-agent': 'Mozilla/5.0' })).toEqual([])
  expect(of({ 'user-agent': 'Mozilla/5.0' }, 'GET', 'open')).toEqual(['proxy'])
  const gmail = 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)'
  expect(of({ 'user-agent': gmail }, 'GET', 'open')).toEqual([])
})
