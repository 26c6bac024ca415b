import { expect, test } from 'vitest'
import { contractRenewal } from '#templates/programs/contractRenewal.ts'
import { journey } from './journey.ts'
import { shippedAs } from './shippedAs.ts'

const renewal = shippedAs(
  contractRenewal,
  `
  on date contractEnds -90 days at 09:00 ── task within 5 days: Look at the account: the contract ends in three months
    ── wait for office hours 09:00-15:00, no holidays ── email Your contract has three months to run
    ── wait until field contractEnds -60 days ── wait for office hours 09:00-15:00, no holidays
    ── email My proposal for your next year ── wait up to 14 days for replied to My proposal for your next year
    ├ happened ── tell owner: Has answered the proposal. Go on from there. ── on to wait until field contractEnds -30 days
    └ timeout ── task within 2 days: Call: no answer to the proposal
        ── wait until field contractEnds -30 days ── wait for office hours 09:00-15:00, no holidays ── hand off urgently
        ── tell owner: The contract ends in 30 days and is not renewed. Call today. ── wait until field contractEnds
        ── tell owner: The contract ends today, and nothing says that it was renewed. ── end
  goal did contract.renewed ── email Thank you for another year ── end
  leaves when did contract.cancelled
  comes again after leaving
`,
)

// The contract ends on Monday 1 June 2026; ninety days before it is Tuesday 3 March.
const maria = () => journey(renewal, { joins: '2026-03-03T07:00:00Z', fields: { contractEnds: '2026-06-01' } })

test('Maria hears three times from her seller, and her seller hears of the contract until its last day', () => {
  const silent = maria().after('100 days')
  expect(silent.tasks).toEqual([
    '2026-03-03 09:00 Look at the account: the contract ends in three months',
    // Two weeks after the proposal.
    '2026-04-16 09:00 Call: no answer to the proposal',
  ])
  expect(silent.inbox).toEqual([
    '2026-03-03 09:00 Your contract has three months to run',
    // Sixty days before it is Maundy Thursday, which is a working day.
    '2026-04-02 09:00 My proposal for your next year',
  ])
  // Thirty days before it is Saturday.
  expect(silent.leads).toEqual(['2026-05-04 09:00 urgent'])
  expect(silent.notices.map((line) => line.slice(0, 40))).toEqual([
    '2026-05-04 09:00 owner: The contract end',
    '2026-06-01 09:00 owner: The contract end',
  ])
  expect(silent.outcome).toBe('completed')
})

test('an answer to the proposal reaches the seller at once, and nobody is told to call', () => {
  const answering = maria().after('31 days').replies('My proposal for your next year')
  expect(answering.notices).toEqual(['2026-04-03 09:00 owner: Has answered the proposal. Go on from there.'])
  expect(answering.after('20 days').tasks).toHaveLength(1)
})

test.each(['1 hour', '40 days', '70 days'])(
  'who renews after %s is thanked, and hears of the renewal no more',
  (time) => {
    const renewed = maria().after(time)
    const before = renewed.emails
    renewed.does('contract.renewed')
    expect(renewed.emails).toEqual([...before, 'Thank you for another year'])
    const leads = renewed.leads
    expect(renewed.after('100 days').leads).toEqual(leads)
    expect(renewed.outcome).toBe('completed')
  },
)

test('who has cancelled is left in peace', () => {
  const gone = maria().after('10 days').does('contract.cancelled')
  expect(gone.outcome).toBe('exit:cancelled')
  expect(gone.after('100 days').emails).toEqual(['Your contract has three months to run'])
})

test('when the day in the field moves, what is still to come moves with it', () => {
  const later = maria().after('10 days').hasField('contractEnds', '1.7.2026').after('30 days')
  expect(later.emails).toEqual(['Your contract has three months to run'])
  expect(later.after('30 days').inbox.at(-1)).toBe('2026-05-04 09:00 My proposal for your next year')
})

test('a contract that ends in summer: what would come on Easter Monday or Sunday comes on the next working day', () => {
  // Ninety days before 5 July 2026 it is Easter Monday.
  const person = { joins: '2026-04-06T06:00:00Z', fields: { contractEnds: '2026-07-05' } }
  const samuli = journey(renewal, person).after('40 days')
  expect(samuli.tasks[0]).toMatch(/^2026-04-06 09:00/)
  expect(samuli.inbox.map((line) => line.slice(0, 16))).toEqual(['2026-04-07 09:00', '2026-05-06 09:00'])
})
