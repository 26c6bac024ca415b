import { expect, test } from 'vitest'
import { draw } from './draw.ts'
import { journey } from './journey.ts'

const guideFollowUp = draw(`
  joins Downloaded the guide ── email Blog post ── wait 5 days ── email Second guide ── wait 5 days ── downloaded Second guide?
    ├ yes ── hand off ── tell owner: The second guide was downloaded. ── end
    └ no ── email Video ── wait 7 days ── tell marketing: No reaction to the guides. ── end
`)

test('Samuli downloads the second guide and becomes a lead, and his seller hears of it', () => {
  const samuli = journey(guideFollowUp).after('5 days').after('1 day').downloads('Second guide').after('4 days')
  expect(samuli.inbox).toEqual(['2026-01-05 11:00 Blog post', '2026-01-10 11:00 Second guide'])
  expect(samuli.leads).toEqual(['2026-01-15 11:00 normal'])
  expect(samuli.notices).toEqual(['2026-01-15 11:00 owner: The second guide was downloaded.'])
  expect(samuli.outcome).toBe('completed')
})

test('Maria reads nothing, gets the video, and seven days later marketing knows', () => {
  const maria = journey(guideFollowUp).after('10 days')
  expect(maria.emails).toEqual(['Blog post', 'Second guide', 'Video'])
  expect(maria.after('6 days').notices).toEqual([])
  expect(maria.after('1 day').notices).toEqual(['2026-01-22 11:00 marketers: No reaction to the guides.'])
  expect(maria.leads).toEqual([])
  expect(maria.outcome).toBe('completed')
})

test('a download after the question was asked comes too late', () => {
  const late = journey(guideFollowUp).after('10 days').downloads('Second guide').after('30 days')
  expect(late.leads).toEqual([])
  expect(late.emails).toContain('Video')
})

test('one jump of seventeen days is the same journey as seventeen single days', () => {
  const jumped = journey(guideFollowUp).after('17 days')
  const lived = journey(guideFollowUp)
  for (let day = 0; day < 17; day++) lived.after('1 day')
  expect(jumped.inbox).toEqual(lived.inbox)
  expect(jumped.notices).toEqual(lived.notices)
  expect(jumped.steps).toEqual(lived.steps)
})

test('two people in one program do not notice each other', () => {
  const samuli = journey(guideFollowUp, { id: 1 })
  const maria = journey(guideFollowUp, { id: 2, joins: '2026-01-07T12:00:00Z' })
  samuli.after('6 days').downloads('Second guide').after('4 days')
  maria.after('10 days')
  expect(samuli.leads).toEqual(['2026-01-15 11:00 normal'])
  expect(maria.leads).toEqual([])
  expect(maria.inbox).toEqual(['2026-01-07 14:00 Blog post', '2026-01-12 14:00 Second guide', '2026-01-17 14:00 Video'])
})

test('a day is a day on the clock: nine in the morning stays nine when summer time begins, and a missing hour is passed over', () => {
  // In Helsinki 2027-03-28 03:00 to 03:59 does not exist.
  const early = journey(guideFollowUp, { joins: '2027-03-23T01:30:00Z' }).after('12 days')
  expect(early.inbox).toEqual(['2027-03-23 03:30 Blog post', '2027-03-28 04:00 Second guide', '2027-04-02 04:00 Video'])
  const day = journey(guideFollowUp, { joins: '2027-03-24T07:00:00Z' }).after('12 days')
  expect(day.inbox).toEqual(['2027-03-24 09:00 Blog post', '2027-03-29 09:00 Second guide', '2027-04-03 09:00 Video'])
})
