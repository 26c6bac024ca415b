import { expect, test } from 'vitest'
import { draw } from './draw.ts'
import { journey } from './journey.ts'

const byScore = draw(`
  joins Downloaded the guide ── score at least 100?
    ├ yes ── hand off ── tell owner: Hot. ── end
    └ no ── end
`)

const guests = draw(`
  joins Downloaded the guide ── wait 1 hour ── on list Expo?
    ├ yes ── email See you at the expo ── end
    └ no ── end
`)

test('a hot prospect is handed off at once', () => {
  expect(journey(byScore, { score: 100 }).leads).toEqual(['2026-01-05 11:00 normal'])
  expect(journey(byScore, { score: 99 }).leads).toEqual([])
})

test('what somebody downloaded before the program does not count as a reaction to it', () => {
  const old = draw(`
    joins Newsletter ── email Offer ── wait 1 day ── downloaded Guide?
      ├ yes ── end
      └ no ── ever downloaded Guide?
          ├ yes ── email You know the guide ── end
          └ no ── end
  `)
  expect(journey(old).after('1 day').emails).toEqual(['Offer'])
  const reader = journey(old, { knows: ['Guide'] }).after('1 day')
  expect(reader.emails).toEqual(['Offer', 'You know the guide'])
  expect(reader.steps.map(({ saw }) => saw).filter(Boolean)).toEqual([
    { 'downloaded:1:entered': false },
    { 'downloaded:1:ever': true },
  ])
})

test('who is on the list of the expo hears of the expo', () => {
  expect(journey(guests).after('1 hour').emails).toEqual([])
  const guest = journey(guests).joinsList('Expo').after('1 hour')
  expect(guest.emails).toEqual(['See you at the expo'])
})
