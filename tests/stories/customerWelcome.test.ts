import { expect, test } from 'vitest'
import { customerWelcome } from '#templates/programs/customerWelcome.ts'
import { journey } from './journey.ts'
import { shippedAs } from './shippedAs.ts'

const welcome = shippedAs(
  customerWelcome,
  `
  joins New customers ── set field stage to customer ── wait for office hours 09:00-15:00, no holidays
    ── email Welcome: this is how we begin ── task within 10 days: Call: what is still missing after the first week
    ── wait 3 days ── wait for office hours 09:00-15:00, no holidays ── email Three things for your first week
    ── wait up to 7 days for clicked Three things for your first week
    ├ happened ── tag First steps opened ── on to wait 21 days
    └ timeout ── task within 2 days: Help them begin: the first steps have not been opened
        ── wait 21 days ── wait for office hours 09:00-15:00, no holidays ── email A month in: what gets in your way?
        ── wait up to 14 days for replied to A month in: what gets in your way?
        ├ happened ── tell owner: Has told how the first month went. Answer within a day. ── end
        └ timeout ── end
`,
)

test('Maria signs on Friday evening: she is a customer at once, and welcomed on Monday morning', () => {
  const maria = journey(welcome, { joins: '2026-01-09T17:30:00Z' })
  expect(maria.field('stage')).toBe('customer')
  expect(maria.inbox).toEqual([])
  expect(maria.after('3 days').inbox).toEqual(['2026-01-12 09:00 Welcome: this is how we begin'])
  expect(maria.tasks).toEqual(['2026-01-12 09:00 Call: what is still missing after the first week'])
})

test('who opens the first steps is left to it, and asked how it goes three weeks later', () => {
  const maria = journey(welcome).after('4 days').clicks('Three things for your first week')
  expect(maria.tags).toEqual(['First steps opened'])
  maria.after('21 days')
  expect(maria.inbox).toEqual([
    '2026-01-05 11:00 Welcome: this is how we begin',
    '2026-01-08 11:00 Three things for your first week',
    '2026-01-30 11:00 A month in: what gets in your way?',
  ])
  expect(maria.tasks).toHaveLength(1)
  expect(maria.replies('A month in: what gets in your way?').notices).toHaveLength(1)
  expect(maria.outcome).toBe('completed')
})

test('Samuli does not begin: somebody helps him, and the program goes on without an answer', () => {
  const samuli = journey(welcome).after('10 days')
  expect(samuli.tasks.at(-1)).toBe('2026-01-15 11:00 Help them begin: the first steps have not been opened')
  samuli.after('40 days')
  expect(samuli.inbox.at(-1)).toBe('2026-02-05 11:00 A month in: what gets in your way?')
  expect([samuli.notices, samuli.tags, samuli.outcome]).toEqual([[], [], 'completed'])
})

test('what a machine clicks is no beginning', () => {
  const samuli = journey(welcome).after('4 days').clicks('Three things for your first week', { robot: true })
  expect(samuli.tags).toEqual([])
})

test('who signs on Christmas Eve is welcomed on the first working day after the holidays', () => {
  // 24 and 25 December, the 26th and the weekend: it is Monday the 28th.
  const maria = journey(welcome, { joins: '2026-12-24T09:00:00Z' }).after('5 days')
  expect(maria.inbox).toEqual(['2026-12-28 09:00 Welcome: this is how we begin'])
})

test('nobody is welcomed twice', () => {
  expect(welcome.graph.policy).toBeUndefined()
})
