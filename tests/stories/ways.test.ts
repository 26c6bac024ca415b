import { expect, test } from 'vitest'
import { draw } from './draw.ts'
import { journey } from './journey.ts'

const sorted = draw(`
  joins Downloaded the guide ── wait 1 hour ── choose
    ├ score at least 100 and not tagged Customer ── hand off ── end
    ├ company field industry is one of retail, fashion or in segment Retail ── email For shops ── end
    └ otherwise ── email For everyone ── end
`)

test('the first path that holds is taken', () => {
  expect(journey(sorted, { score: 120, segments: ['Retail'] }).after('1 hour').leads).toHaveLength(1)
  expect(journey(sorted, { score: 120, tags: ['Customer'] }).after('1 hour').emails).toEqual(['For everyone'])
  expect(journey(sorted, { companyFields: { industry: 'Fashion' } }).after('1 hour').emails).toEqual(['For shops'])
  expect(journey(sorted).joinsSegment('Retail').after('1 hour').emails).toEqual(['For shops'])
})

test('a random split shares people out, and each keeps its way', () => {
  const drawn = draw(`
    joins Newsletter ── split
      ├ 20 % ── email A ── end
      └ 80 % Everybody else ── email B ── end
  `)
  const people = Array.from({ length: 500 }, (_, id) => journey(drawn, { id }).emails[0])
  const a = people.filter((email) => email === 'A').length
  expect(a).toBeGreaterThan(70)
  expect(a).toBeLessThan(130)
  expect(people).toEqual(Array.from({ length: 500 }, (_, id) => journey(drawn, { id }).emails[0]))
})

const reminded = draw(`
  joins Newsletter ── email Please answer ── wait up to 3 days for replied to Please answer
    ├ happened ── tell owner: An answer! ── end
    └ timeout ── repeat 2 times
        ├ again ── back to email Please answer
        └ done ── tell owner: Silence. ── end
`)

test('a repeat leads back as often as it says, and then goes on', () => {
  const silent = journey(reminded).after('30 days')
  expect(silent.inbox).toEqual([
    '2026-01-05 11:00 Please answer',
    '2026-01-08 11:00 Please answer',
    '2026-01-11 11:00 Please answer',
  ])
  expect(silent.notices).toEqual(['2026-01-14 11:00 owner: Silence.'])
})

test('an answer to the second time ends the round, and one to the first is not mistaken for it', () => {
  expect(journey(reminded).after('4 days').replies('Please answer').notices).toEqual([
    '2026-01-09 11:00 owner: An answer!',
  ])
  const clicks = draw(`
    joins Newsletter ── email Offer ── wait up to 3 days for clicked Offer
      ├ happened ── repeat 1 time
      │   ├ again ── wait 1 day ── back to email Offer
      │   └ done ── end
      └ timeout ── tell owner: One click only. ── end
  `)
  const once = journey(clicks).after('1 day').clicks('Offer').after('10 days')
  expect(once.emails).toEqual(['Offer', 'Offer'])
  expect(once.notices).toEqual(['2026-01-10 11:00 owner: One click only.'])
})

test('what a step changes is known to the question right after it', () => {
  const drawn = draw(`
    joins Newsletter ── score +60 ── tag Warm ── add to list Nurtured ── set field source to Guide ── add 1 to field guides ── choose
      ├ score at least 100 and tagged Warm and on list Nurtured and field guides is 1 ── hand off ── end
      └ otherwise ── end
  `)
  const maria = journey(drawn, { score: 40 })
  expect(maria.leads).toHaveLength(1)
  expect([maria.score, maria.tags, maria.isOn('Nurtured'), maria.field('source')]).toEqual([
    100,
    ['Warm'],
    true,
    'Guide',
  ])
  expect(journey(drawn, { score: 39 }).leads).toEqual([])
})

test('a goal that a step of the program itself reaches is reached right after it', () => {
  const drawn = draw(`
    joins Newsletter ── score +60 ── email Never sent ── end
    goal score at least 50
  `)
  expect([journey(drawn).outcome, journey(drawn).emails]).toEqual(['goal', []])
})

test('another program is started and stopped, and asked about', () => {
  const drawn = draw(`
    joins Newsletter ── start program Onboarding ── wait 1 day ── in program Onboarding?
      ├ yes ── stop program Onboarding ── wait 1 day ── ever in program Onboarding?
      │   ├ yes ── email Goodbye ── end
      │   └ no ── end
      └ no ── end
  `)
  const maria = journey(drawn).after('1 day')
  expect(maria.isIn('Onboarding')).toBe(false)
  expect(maria.after('1 day').emails).toEqual(['Goodbye'])
  expect(journey(drawn).leavesProgram('Onboarding').after('2 days').emails).toEqual([])
})

test('a task, a call and a hand-off are told with their time', () => {
  const drawn = draw(`
    joins Newsletter ── task Call Maria ── call https://crm.example/leads ── at most 1 email a week ── end
  `)
  const maria = journey(drawn)
  expect(maria.tasks).toEqual(['2026-01-05 11:00 Call Maria'])
  expect(maria.calls).toEqual(['2026-01-05 11:00 https://crm.example/leads'])
})
