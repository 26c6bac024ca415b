import { expect, test } from 'vitest'
import { peopleNeeded, weeksNeeded } from '#engine/experiment/reach.ts'

test('to see 4 % become 6 % each variant needs 1,863 people; sixty a week, shared by two, take 63 weeks', () => {
  expect(peopleNeeded(0.04, 0.06)).toBe(1863)
  expect(weeksNeeded(1863, 60, [0.5, 0.5])).toBe(63)
})

test('with 300 each one sees 4 % become 9.8 %, and no less', () => {
  expect(peopleNeeded(0.04, 0.098)).toBeLessThanOrEqual(300)
  expect(peopleNeeded(0.04, 0.096)).toBeGreaterThan(300)
})

test('the smallest variant takes the longest, one that gets nobody is none, and where nobody comes there is no end', () => {
  expect(weeksNeeded(1000, 100, [0.9, 0.1])).toBe(100)
  expect(weeksNeeded(1000, 100, [1, 0])).toBe(10)
  expect(weeksNeeded(1000, 0, [0.5, 0.5])).toBe(Infinity)
})

test('it does not matter which rate is the larger, and equal ones cannot be told apart', () => {
  expect(peopleNeeded(0.06, 0.04)).toBe(peopleNeeded(0.04, 0.06))
  expect(() => peopleNeeded(0.05, 0.05)).toThrow(RangeError)
})
