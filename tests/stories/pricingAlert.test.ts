import { expect, test } from 'vitest'
import { pricingAlert } from '#templates/programs/pricingAlert.ts'
import { journey } from './journey.ts'
import { shippedAs } from './shippedAs.ts'

const alert = shippedAs(
  pricingAlert,
  `
  does page.visited with path contains /pricing ── choose
    ├ in an opportunity
    │   ── tell owner: Has an open deal with you and is looking at the prices again. Is there a question to answer? ── end
    ├ field stage is customer ── task within 1 day: Ask: our customer is looking at the prices ── end
    ├ fit at least 50 or score at least 100 ── hand off urgently
    │   ── tell owner: Is looking at the prices now, and is worth a call today. ── end
    └ otherwise ── wait 1 hour ── wait up to 7 days for visited /pricing
        ├ happened ── hand off ── tell owner: Came back to the prices within a week. ── end
        └ timeout ── end
  comes again after 7 days
`,
)

test('Maria is hot: her seller has her in the queue in the same moment', () => {
  const maria = journey(alert, { score: 110 })
  expect(maria.leads).toEqual(['2026-01-05 11:00 urgent'])
  expect(maria.notices).toEqual(['2026-01-05 11:00 owner: Is looking at the prices now, and is worth a call today.'])
})

test('a good fit is enough, whatever the score', () => {
  expect(journey(alert, { grade: 50 }).leads).toHaveLength(1)
  expect(journey(alert, { grade: 49, score: 99 }).leads).toEqual([])
})

test('who is in an open deal is no new lead, and neither is a customer, however hot', () => {
  const inDeal = journey(alert, { score: 200, opportunity: { stage: 'proposal', amount: 15_000 } })
  expect([inDeal.leads, inDeal.notices.length]).toEqual([[], 1])
  const customer = journey(alert, { score: 200, fields: { stage: 'customer' } })
  expect([customer.leads, customer.notices, customer.tasks.length]).toEqual([[], [], 1])
})

test('Samuli comes back four days later and is handed off at that moment', () => {
  const samuli = journey(alert).after('4 days').visits('/en/pricing?plan=team')
  expect(samuli.leads).toEqual(['2026-01-09 11:00 normal'])
  expect(samuli.outcome).toBe('completed')
})

test('looking around on the page for an hour is one look, other pages are none, and after a week it is too late', () => {
  const samuli = journey(alert).after('1 hour')
  expect(samuli.leads).toEqual([])
  expect(journey(alert).visits('/pricing').after('7 days').leads).toEqual([])
  expect(samuli.after('1 day').visits('/blog').leads).toEqual([])
  expect(samuli.after('7 days').outcome).toBe('completed')
  expect(samuli.visits('/pricing').leads).toEqual([])
})

test('nobody gets an email for having looked', () => {
  expect(Object.values(alert.graph.nodes).filter(({ type }) => type === 'email')).toEqual([])
})
