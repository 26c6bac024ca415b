import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chance, pickVariant } from '#engine/experiment/assign.ts'

const people = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

test('the numbers never change: who got which variant hangs on them', () => {
  expect([chance(1, 'n1', 1), chance(1, 'n1', 2), chance(2, 'mail', 123_456_789)]).toMatchInlineSnapshot(`
    [
      0.260528598446399,
      0.1774144358932972,
      0.06576119922101498,
    ]
  `)
})

test('the chance is the same every time, and lies in [0, 1)', () => {
  fc.assert(
    fc.property(fc.nat(), fc.string(), fc.nat(), (program, node, prospect) => {
      const drawn = chance(program, node, prospect)
      expect(drawn).toBe(chance(program, node, prospect))
      expect(drawn).toBeGreaterThanOrEqual(0)
      expect(drawn).toBeLessThan(1)
    }),
  )
})

/** Pearson's chi squared of the chances in `bins` equal bins. */
function chiSquared(chances: readonly number[], bins: number): number {
  const counts = new Array<number>(bins).fill(0)
  for (const drawn of chances) counts[Math.floor(drawn * bins)] = (counts[Math.floor(drawn * bins)] ?? 0) + 1
  const expected = chances.length / bins
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

// With 99 degrees of freedom chi squared stays under 149 in 999 of 1000 cases; these are fixed numbers, not a lottery.
test.each([
  [1, 'n1'],
  [2, 'n1'],
  [1, 'n2'],
  [77, 'mail'],
])('the chances of 100,000 people in program %d, step %s are spread evenly', (program, node) => {
  expect(
    chiSquared(
      people(100_000).map((id) => chance(program, node, id)),
      100,
    ),
  ).toBeLessThan(149)
})

test('neighbours do not draw alike, nor does one person in two steps or two programs', () => {
  const pairs = people(20_000)
  const apart = (a: (id: number) => number, b: (id: number) => number) =>
    chiSquared(
      pairs.map((id) => (Math.floor(a(id) * 10) + b(id)) / 10),
      100,
    )
  expect(
    apart(
      (id) => chance(1, 'n1', id),
      (id) => chance(1, 'n1', id + 1),
    ),
  ).toBeLessThan(149)
  expect(
    apart(
      (id) => chance(1, 'n1', id),
      (id) => chance(1, 'n2', id),
    ),
  ).toBeLessThan(149)
  expect(
    apart(
      (id) => chance(1, 'n1', id),
      (id) => chance(2, 'n1', id),
    ),
  ).toBeLessThan(149)
})

const variants = fc.array(fc.record({ weight: fc.nat({ max: 100 }) }), { minLength: 1, maxLength: 8 })
const anyChance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

test('a variant of weight 0 is never picked, and without weights nobody is', () => {
  fc.assert(
    fc.property(variants, anyChance, (choice, drawn) => {
      const picked = pickVariant(choice, drawn)
      if (choice.every(({ weight }) => weight === 0)) expect(picked).toBeNull()
      else expect(picked?.weight).toBeGreaterThan(0)
    }),
  )
})

test('each variant gets its share of the people', () => {
  const choice = [
    { id: 'a', weight: 50 },
    { id: 'b', weight: 0 },
    { id: 'c', weight: 30 },
    { id: 'd', weight: 20 },
  ]
  const n = 100_000
  const picked = people(n).map((id) => pickVariant(choice, chance(1, 'n1', id))?.id)
  for (const { id, weight } of choice) {
    const share = weight / 100
    const count = picked.filter((one) => one === id).length
    expect(Math.abs(count - n * share)).toBeLessThanOrEqual(3 * Math.sqrt(n * share * (1 - share)))
  }
})

test('giving a variant more weight takes nobody of it away', () => {
  const before = [
    { id: 'a', weight: 50 },
    { id: 'b', weight: 50 },
  ]
  const after = [
    { id: 'a', weight: 70 },
    { id: 'b', weight: 30 },
  ]
  for (const id of people(1000)) {
    const drawn = chance(1, 'n1', id)
    if (pickVariant(before, drawn)?.id === 'a') expect(pickVariant(after, drawn)?.id).toBe('a')
  }
})

test('where one share ends, the next begins', () => {
  const halves = [
    { id: 'a', weight: 50 },
    { id: 'b', weight: 50 },
  ]
  expect(pickVariant(halves, 0)?.id).toBe('a')
  expect(pickVariant(halves, 0.5)?.id).toBe('b')
  expect(pickVariant([{ weight: 0 }, { weight: 1 }], 0)?.weight).toBe(1)
})
