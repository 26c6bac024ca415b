import { expect, test } from 'vitest'
import { trialOnboarding } from '#templates/programs/trialOnboarding.ts'
import { journey } from './journey.ts'
import { shippedAs } from './shippedAs.ts'

const trial = shippedAs(
  trialOnboarding,
  `
  does trial.started ── email Your trial is open: start with one vacancy ── wait up to 2 days for did trial.activated
    ├ happened ── email Your vacancy is live: now bring in the manager ── on to wait 7 days
    └ timeout ── email Send me the ad, and I will set it up ── task within 1 day: Offer help: the trial is empty
        ── wait 7 days ── wait for office hours 09:00-11:00, no holidays ── choose
        ├ did trial.activated and score at least 100 ── hand off urgently
        │   ── tell owner: Halfway through the trial, busy in it and interested. Call today. ── on to wait 5 days
        ├ did trial.activated ── email A few days left: look at one number ── on to wait 5 days
        └ otherwise ── task within 2 days: Call: a week into the trial, nothing has happened in it ── wait 5 days
            ── email What was missing? ── wait up to 7 days for replied to What was missing?
            ├ happened ── tell owner: Answered why the trial led nowhere. Thank them. ── end
            └ timeout ── add to list Top of mind ── end
  goal did subscription.started ── set field stage to customer ── tell owner: Has subscribed. Say thank you. ── add to list New customers ── end
  comes again after 90 days
`,
)

test('Maria publishes a vacancy the same day, scores high, and is called in the middle of her trial', () => {
  const maria = journey(trial, { score: 60 }).after('3 hours').does('trial.activated').scores(50)
  expect(maria.inbox).toEqual([
    '2026-01-05 11:00 Your trial is open: start with one vacancy',
    '2026-01-05 14:00 Your vacancy is live: now bring in the manager',
  ])
  expect(maria.tasks).toEqual([])
  // A week later it is 14 o'clock on Monday: the next morning at 9.
  expect(maria.after('8 days').leads).toEqual(['2026-01-13 09:00 urgent'])
  expect(maria.notices).toEqual([expect.stringContaining('owner: Halfway through the trial')])
})

test('Samuli opens the trial and does nothing: he is offered help twice, and asked why in the end', () => {
  const samuli = journey(trial).after('2 days')
  expect(samuli.tasks).toEqual(['2026-01-07 11:00 Offer help: the trial is empty'])
  samuli.after('14 days')
  expect(samuli.tasks.at(-1)).toBe('2026-01-15 09:00 Call: a week into the trial, nothing has happened in it')
  expect(samuli.inbox.at(-1)).toBe('2026-01-20 09:00 What was missing?')
  expect(samuli.after('6 days').isOn('Top of mind')).toBe(true)
  expect([samuli.leads, samuli.outcome]).toEqual([[], 'completed'])
})

test('an answer to the last question goes to the seller, not to top of mind', () => {
  const samuli = journey(trial).after('16 days').replies('What was missing?')
  expect(samuli.notices).toEqual(['2026-01-21 11:00 owner: Answered why the trial led nowhere. Thank them.'])
  expect([samuli.isOn('Top of mind'), samuli.outcome]).toEqual([false, 'completed'])
})

test('whoever activates late gets the reminder, and the tip for those who are busy after it', () => {
  const samuli = journey(trial).after('4 days').does('trial.activated').after('7 days')
  expect(samuli.emails).toEqual([
    'Your trial is open: start with one vacancy',
    'Send me the ad, and I will set it up',
    'A few days left: look at one number',
  ])
})

test.each(['1 hour', '3 days', '10 days', '17 days'])(
  'whoever subscribes after %s is a customer at that moment, and gets nothing more',
  (time) => {
    const maria = journey(trial).after(time)
    const before = maria.emails
    maria.does('subscription.started')
    expect([maria.outcome, maria.field('stage'), maria.isOn('New customers')]).toEqual(['completed', 'customer', true])
    expect(maria.notices.at(-1)).toContain('Has subscribed')
    expect(maria.after('30 days').emails).toEqual(before)
    expect(maria.steps.some(({ outlet }) => outlet === '~goal')).toBe(true)
  },
)

test('the morning of Epiphany is no morning to call: it is the day after', () => {
  // A week and two days after 28 December it is 6 January, which is a holiday in Finland and Sweden.
  const samuli = journey(trial, { joins: '2026-12-28T08:00:00Z' }).after('12 days')
  expect(samuli.tasks.at(-1)?.slice(0, 16)).toBe('2027-01-07 09:00')
})
