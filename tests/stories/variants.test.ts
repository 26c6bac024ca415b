import { expect, test } from 'vitest'
import { draw } from './draw.ts'
import { journey } from './journey.ts'

const tested = draw(`
  joins Downloaded the guide ── email Guide A / Guide B ── wait 1 day ── email Guide A / Guide B ── end
`)

test('a person gets one variant, always the same one, and about half of the people get each', () => {
  const subjects = Array.from({ length: 400 }, (_, id) => journey(tested, { id }).emails[0])
  const again = Array.from({ length: 400 }, (_, id) => journey(tested, { id }).after('3 days').emails[0])
  expect(again).toEqual(subjects)
  const a = subjects.filter((subject) => subject === 'Guide A').length
  expect(a).toBeGreaterThan(160)
  expect(a).toBeLessThan(240)
})

test('two tests in one program draw independently', () => {
  const people = Array.from({ length: 400 }, (_, id) => journey(tested, { id }).after('3 days').emails)
  const both = people.filter(([first, second]) => first === 'Guide A' && second === 'Guide A').length
  expect(both).toBeGreaterThan(60)
  expect(both).toBeLessThan(140)
})
