import { expect, test } from 'vitest'
import { draw } from './draw.ts'
import { journey } from './journey.ts'

const clickers = draw(`
  joins Newsletter ── email Offer ── wait up to 7 days for clicked Offer
    ├ happened ── hand off urgently ── tell owner: Clicked. ── end
    └ timeout ── email Reminder ── end
`)

test('a click ends the wait at that very moment', () => {
  const maria = journey(clickers).after('2 days').after('3 hours').clicks('Offer')
  expect(maria.leads).toEqual(['2026-01-07 14:00 urgent'])
  expect(maria.outcome).toBe('completed')
  expect(maria.emails).toEqual(['Offer'])
})

test('without a click the reminder goes out when the time is up', () => {
  const samuli = journey(clickers).after('6 days')
  expect(samuli.emails).toEqual(['Offer'])
  expect(samuli.after('1 day').inbox.at(-1)).toBe('2026-01-12 11:00 Reminder')
})

test('an opening is no click, a machine is no reader, and a click after the time is too late', () => {
  const samuli = journey(clickers).after('1 day').opens('Offer').clicks('Offer', { robot: true }).after('6 days')
  expect(samuli.clicks('Offer').leads).toEqual([])
  expect(samuli.emails).toEqual(['Offer', 'Reminder'])
})

test('only what happens after the person has come to the wait counts, unless it is said otherwise', () => {
  const drawn = draw(`
    joins Newsletter ── wait 1 day ── wait up to 2 days for did trial.started
      ├ happened ── tell owner: Trial. ── end
      └ timeout ── end
  `)
  expect(journey(drawn).does('trial.started').after('3 days').notices).toEqual([])
  expect(journey(drawn).after('2 days').does('trial.started').notices).toEqual(['2026-01-07 11:00 owner: Trial.'])
  const since = draw(`
    joins Newsletter ── wait 1 day ── wait up to 2 days for did trial.started since entering
      ├ happened ── tell owner: Trial. ── end
      └ timeout ── end
  `)
  expect(journey(since).does('trial.started').after('1 day').notices).toEqual(['2026-01-06 11:00 owner: Trial.'])
})

test('an event that comes in the very moment in which the time is up takes one way', () => {
  const late = journey(clickers).after('7 days').clicks('Offer')
  expect(late.steps.filter(({ outlet }) => ['happened', 'timeout'].includes(outlet))).toHaveLength(1)
})

test('an event counts when its properties are so', () => {
  const drawn = draw(`
    joins Newsletter ── wait up to 30 days for did trial.started with plan is pro, seats is at least 5
      ├ happened ── hand off ── end
      └ timeout ── end
  `)
  const maria = journey(drawn)
    .does('trial.started', { plan: 'free', seats: 9 })
    .does('trial.started', { plan: 'Pro', seats: 4 })
  expect(maria.leads).toEqual([])
  expect(maria.after('1 day').does('trial.started', { plan: 'Pro', seats: 5 }).leads).toEqual([
    '2026-01-06 11:00 normal',
  ])
})

const sales = draw(`
  joins Newsletter ── email One ── wait 5 days ── email Two ── wait 5 days ── email Three ── end
  goal did trial.started ── email Welcome ── end
  leaves when in an opportunity
`)

test('who reaches the goal is taken there from wherever it stands, once', () => {
  const maria = journey(sales).after('6 days').does('trial.started').does('trial.started').after('20 days')
  expect(maria.emails).toEqual(['One', 'Two', 'Welcome'])
  expect(maria.steps.map(({ outlet }) => outlet)).toEqual(['then', 'then', 'then', 'then', '~goal', 'then', 'then', ''])
  expect(maria.outcome).toBe('completed')
})

test('a goal that nothing follows ends the program as reached', () => {
  const drawn = draw(`
    joins Newsletter ── wait 5 days ── email Two ── end
    goal score at least 100
  `)
  const maria = journey(drawn).after('1 day').scores(100)
  expect([maria.outcome, maria.emails]).toEqual(['goal', []])
  expect(journey(drawn).scores(99).after('5 days').outcome).toBe('completed')
})

test('who an exit rule holds for leaves at once, and gets nothing more', () => {
  const samuli = journey(sales).after('6 days').hasOpportunity({ stage: 'proposal', amount: 15_000 })
  expect(samuli.outcome).toBe('exit:x1')
  expect(samuli.after('30 days').emails).toEqual(['One', 'Two'])
})

test('who already is what the exit rule asks for leaves before the first email', () => {
  expect(journey(sales, { opportunity: {} }).emails).toEqual([])
})

test('what a webhook answers leads the way, also when it answers late', () => {
  const drawn = draw(`
    joins Newsletter ── call https://crm.example ── wait up to 2 days for https://crm.example answered status is 200
      ├ happened ── https://crm.example answered company.size is at least 50?
      │   ├ yes ── hand off ── end
      │   └ no ── end
      └ timeout ── tell marketing: The CRM is silent. ── end
  `)
  const answer = { status: 200, 'company.size': 120 }
  expect(journey(drawn).after('3 hours').answered('https://crm.example', answer).leads).toEqual([
    '2026-01-05 14:00 normal',
  ])
  expect(journey(drawn).after('2 days').notices).toEqual(['2026-01-07 11:00 marketers: The CRM is silent.'])
})

test('who is taken off the list that the program is for leaves at that moment', () => {
  const drawn = draw(`
    joins Members ── wait 5 days ── email Still a member ── end
    leaves when not on list Members
  `)
  const maria = journey(drawn, { lists: ['Members'] })
    .after('2 days')
    .leavesList('Members')
  expect(maria.enrollment).toMatchObject({ status: 'ended', endedAt: new Date('2026-01-07T09:00:00Z') })
  expect(journey(drawn, { lists: ['Members'] }).after('5 days').emails).toEqual(['Still a member'])
})
