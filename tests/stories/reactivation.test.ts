import { expect, test } from 'vitest'
import { reactivation } from '#templates/programs/reactivation.ts'
import { journey } from './journey.ts'
import { shippedAs } from './shippedAs.ts'

const kept = shippedAs(
  reactivation,
  `
  joins Keep in touch ── set field engagement to active ── wait 30 days
    ── set field engagement to cooling ── at most 1 email a week
    ── wait for Tue, Thu 10:00-12:00, no holidays ── email The week that every hiring round loses ── wait 30 days
    ── wait for Tue, Thu 10:00-12:00, no holidays ── email Which of these three would help you most? ── wait 30 days
    ── set field engagement to silent
    ── wait for Tue, Thu 10:00-12:00, no holidays ── email Shall I stop writing to you?
    ── wait up to 30 days for clicked Shall I stop writing to you?
    ├ happened ── on to end
    └ timeout ── remove from list Keep in touch ── end
  goal did page.visited or did email.clicked or did email.replied or did file.downloaded or did form.submitted
    ── set field engagement to active ── at most any emails a week ── wait 1 day
    ── remove from list Keep in touch ── add to list Keep in touch ── end
  comes again always
`,
)

const onTheList = { lists: ['Keep in touch'] }

test('Samuli is active for 30 days, cooling until 90, silent from then on, and left in peace in the end', () => {
  const samuli = journey(kept, onTheList)
  const tiers = new Map<string, number>()
  for (let day = 0; day <= 140; day++) {
    const tier = String(samuli.field('engagement'))
    tiers.set(tier, tiers.get(tier) ?? day)
    samuli.after('1 day')
  }
  expect(Object.fromEntries(tiers)).toEqual({ active: 0, cooling: 30, silent: 94 })
  expect(samuli.inbox).toEqual([
    '2026-02-05 10:00 The week that every hiring round loses',
    '2026-03-10 10:00 Which of these three would help you most?',
    '2026-04-09 10:00 Shall I stop writing to you?',
  ])
  expect([samuli.isOn('Keep in touch'), samuli.outcome]).toEqual([false, 'completed'])
})

test.each([10, 45, 80, 110])(
  'a visit after %i days makes Maria active again, and begins it anew a day later',
  (days) => {
    const maria = journey(kept, onTheList).after(`${days} days`)
    const before = maria.emails
    maria.visits('/blog')
    expect(maria.field('engagement')).toBe('active')
    expect(maria.outcome).toBe('waiting')
    maria.after('1 day')
    // She has left the list and joined it again, which lets her in from the beginning.
    expect([maria.isOn('Keep in touch'), maria.outcome]).toEqual([true, 'completed'])
    expect(maria.after('100 days').emails).toEqual(before)
  },
)

test('a click or an answer is a sign of life too, and what the last email asks is answered by its click', () => {
  const maria = journey(kept, onTheList).after('95 days')
  expect(maria.field('engagement')).toBe('silent')
  maria.does('email.clicked').clicks('Shall I stop writing to you?')
  expect(maria.after('1 day').isOn('Keep in touch')).toBe(true)
  expect(maria.field('engagement')).toBe('active')
  expect(journey(kept, onTheList).after('40 days').does('email.replied').field('engagement')).toBe('active')
})
