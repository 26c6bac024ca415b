import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilson } from '#engine/experiment/interval.ts'

// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I,
// method 3: Wilson's score without continuity correction, 95 %.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0.0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%d of %d: the textbook’s figures', (successes, trials, low, high) => {
  const interval = wilson(successes, trials, 0.95)
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
  expect(interval.rate).toBe(successes / trials)
})

test('without being asked, the interval is one of 90 %', () => {
  expect(wilson(10, 100)).toEqual(wilson(10, 100, 0.9))
  expect(wilson(10, 100).high).toBeLessThan(wilson(10, 100, 0.95).high)
})

test('nobody tried: nothing is known', () => {
  expect(wilson(0, 0)).toEqual({ rate: 0, low: 0, high: 1 })
})

test('more people than tried is a mistake of the caller', () => {
  expect(() => wilson(3, 2)).toThrow('3 successes in 2 trials')
  expect(() => wilson(-1, 2)).toThrow(RangeError)
})

const counts = fc.nat({ max: 10_000 }).chain((trials) => fc.tuple(fc.nat({ max: trials }), fc.constant(trials)))

test('the rate lies in its interval, and failures mirror successes', () => {
  fc.assert(
    fc.property(counts, ([successes, trials]) => {
      const { rate, low, high } = wilson(successes, trials)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(rate)
      expect(rate).toBeLessThanOrEqual(high)
      if (trials > 0) expect(wilson(trials - successes, trials).low).toBeCloseTo(1 - high, 12)
    }),
  )
})

/** The chance that the interval of n trials holds the true rate p: the binomial weight of the counts whose interval does. */
function coverage(p: number, n: number): number {
  let weight = (1 - p) ** n
  let held = 0
  for (let k = 0; k <= n; k++) {
    const { low, high } = wilson(k, n)
    if (low <= p && p <= high) held += weight
    weight *= ((n - k) / (k + 1)) * (p / (1 - p))
  }
  return held
}

test('over all true rates, 90 % intervals hold the truth 90 times in 100, also for thirty people', () => {
  for (const n of [30, 100]) {
    const rates = Array.from({ length: 98 }, (_, i) => (i + 1) / 100)
    const mean = rates.reduce((sum, p) => sum + coverage(p, n), 0) / rates.length
    expect(mean).toBeGreaterThan(0.89)
    expect(mean).toBeLessThan(0.915)
  }
})
