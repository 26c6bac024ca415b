import { expect, test } from 'vitest'
import { crossSell } from '#templates/programs/crossSell.ts'
import { journey } from './journey.ts'
import { shippedAs } from './shippedAs.ts'

const article = 'Half of those who leave early decide in month one'
const checklist = 'A checklist for somebody’s first day'
const offer = 'The first day, done by the system you already have'

const crossing = shippedAs(
  crossSell,
  `
  comes into segment Customers ── wait 30 days ── wait for Tue, Thu 10:00-12:00, no holidays
    ── email ${article} about Tips and articles ── wait up to 14 days for clicked ${article}
    ├ happened ── on to tag Reads up on onboarding
    └ timeout ── wait for Tue, Thu 10:00-12:00, no holidays
        ── email ${checklist} about Tips and articles ── wait up to 14 days for clicked ${checklist}
        ├ timeout ── end
        └ happened ── tag Reads up on onboarding ── wait 2 days ── wait for office hours 09:00-15:00, no holidays
            ── email ${offer} ── wait up to 10 days for clicked ${offer}
            ├ happened ── hand off
            │   ── tell owner: Read the article and opened the offer for onboarding. Suggest a time. ── end
            └ timeout ── task within 10 days: Mention onboarding when you next speak: the article was read, the offer was not opened
                ── end
  leaves when in an opportunity
  comes again after 180 days
`,
)

test('Maria reads, is made the offer, opens it, and her seller gets her', () => {
  const maria = journey(crossing).after('32 days').clicks(article).after('10 days')
  expect(maria.inbox).toEqual([
    `2026-02-05 10:00 ${article}`,
    // Read on Friday: two days on it is Sunday, so Monday morning.
    `2026-02-09 09:00 ${offer}`,
  ])
  expect(maria.tags).toEqual(['Reads up on onboarding'])
  expect(maria.clicks(offer).leads).toEqual(['2026-02-16 11:00 normal'])
  expect(maria.notices).toHaveLength(1)
})

test('Samuli reads nothing, and never hears of anything to buy', () => {
  const samuli = journey(crossing).after('200 days')
  expect(samuli.emails).toEqual([article, checklist])
  expect([samuli.tags, samuli.leads, samuli.tasks, samuli.outcome]).toEqual([[], [], [], 'completed'])
})

test('what did not interest at first may interest with the second: the offer follows that', () => {
  const samuli = journey(crossing).after('50 days').clicks(checklist).after('3 days')
  expect(samuli.emails).toEqual([article, checklist, offer])
})

test('an offer that is not opened is mentioned, not pressed', () => {
  const maria = journey(crossing).after('32 days').clicks(article).after('30 days')
  expect(maria.leads).toEqual([])
  expect(maria.tasks).toEqual([expect.stringMatching(/^2026-02-19 09:00 Mention onboarding/)])
})

test('what a machine opens is not read', () => {
  expect(journey(crossing).after('32 days').clicks(article, { robot: true }).after('5 days').emails).toEqual([article])
})

test('whoever comes into talks with sales meanwhile leaves, whatever they have read', () => {
  const maria = journey(crossing).after('32 days').clicks(article).hasOpportunity({ stage: 'proposal' })
  expect(maria.outcome).toBe('exit:inDeal')
  expect(maria.after('30 days').emails).toEqual([article])
})
