import { expect, test } from 'vitest'
import { topOfMind } from '#templates/programs/topOfMind.ts'
import { journey } from './journey.ts'
import { shippedAs } from './shippedAs.ts'

const minded = shippedAs(
  topOfMind,
  `
  joins Top of mind
    ── wait 60 days ── wait for Tue, Thu 10:00-12:00, no holidays
    ── email How long does it take others to hire? about Tips and articles
    ── wait 60 days ── wait for Tue, Thu 10:00-12:00, no holidays
    ── email Forty shops, one recruiter, and no overtime about Tips and articles
    ── wait 60 days ── wait for Tue, Thu 10:00-12:00, no holidays
    ── email Nine interview questions that tell something about Tips and articles
    ── wait 90 days ── wait for office hours 09:00-15:00, no holidays ── email A short hello
    ── wait up to 14 days for replied to A short hello
    ├ happened ── tell owner: Has answered your hello. Go by what they say. ── remove from list Top of mind ── end
    └ timeout ── repeat 2 times
        ├ again ── back to wait 90 days
        └ done ── task within 10 days: Call once more, or let go: no answer to three hellos
            ── remove from list Top of mind ── end
  goal visited /pricing or did demo.requested ── hand off
    ── tell owner: Said “not now” once, and is looking at the prices or asking for a demo. Call.
    ── remove from list Top of mind ── end
  leaves when field stage is customer
  leaves when in an opportunity
  leaves when did trial.started
  comes again after leaving
`,
)

const later = { lists: ['Top of mind'] }

test('Samuli hears six times in a year and a half, between ten and twelve or in office hours, and is then let go', () => {
  const samuli = journey(minded, later).after('600 days')
  expect(samuli.inbox).toEqual([
    '2026-03-10 10:00 How long does it take others to hire?',
    // Sixty days later it is Saturday.
    '2026-05-12 10:00 Forty shops, one recruiter, and no overtime',
    '2026-07-14 10:00 Nine interview questions that tell something',
    '2026-10-12 10:00 A short hello',
    '2027-01-25 09:00 A short hello',
    '2027-05-10 09:00 A short hello',
  ])
  expect(samuli.tasks).toEqual(['2027-05-24 09:00 Call once more, or let go: no answer to three hellos'])
  expect([samuli.isOn('Top of mind'), samuli.outcome]).toEqual([false, 'completed'])
})

test('Maria answers the second hello: her seller hears of it, and nothing more is sent', () => {
  const maria = journey(minded, later).after('386 days').replies('A short hello')
  expect(maria.notices).toEqual(['2027-01-26 11:00 owner: Has answered your hello. Go by what they say.'])
  expect(maria.after('300 days').emails.filter((email) => email === 'A short hello')).toHaveLength(2)
  expect([maria.isOn('Top of mind'), maria.tasks]).toEqual([false, []])
})

test.each([
  ['looks at the prices', 'page.visited', { path: '/pricing' }],
  ['asks for a demo', 'demo.requested', {}],
] as const)('whoever %s is a lead at that moment', (_, type, properties) => {
  const maria = journey(minded, later).after('100 days').does('page.visited', { path: '/blog' })
  expect(maria.leads).toEqual([])
  maria.does(type, properties)
  expect(maria.leads).toEqual(['2026-04-15 11:00 normal'])
  expect([maria.isOn('Top of mind'), maria.outcome]).toEqual([false, 'completed'])
  expect(maria.after('300 days').emails).toHaveLength(1)
})

test('a customer, an open deal and a trial are reasons to be silent', () => {
  const after = () => journey(minded, later).after('70 days')
  expect(after().hasField('stage', 'customer').outcome).toBe('exit:customer')
  expect(after().hasOpportunity({ stage: 'meeting' }).outcome).toBe('exit:inDeal')
  expect(after().does('trial.started').outcome).toBe('exit:trial')
})
