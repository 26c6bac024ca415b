import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply, diff, reverse } from '#engine/program/diff.ts'

const [one, two, three] = [{ n: 1 }, { n: 2 }, { n: 3 }]

test('what was added, changed and removed is told apart', () => {
  expect(diff({ a: one, b: two }, { a: three, c: one })).toEqual({
    added: { c: one },
    changed: { a: [one, three] },
    removed: { b: two },
  })
})

test('a row that kept its identity did not change', () => {
  expect(diff({ a: one }, { a: one })).toEqual({ added: {}, changed: {}, removed: {} })
})

const table = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'toString'), fc.constantFrom(one, two, three))

test('going from one table to another and back again loses nothing', () => {
  fc.assert(
    fc.property(table, table, (before, after) => {
      const change = diff(before, after)
      expect(apply(before, change)).toEqual(after)
      expect(apply(after, reverse(change))).toEqual(before)
      expect(reverse(reverse(change))).toEqual(change)
    }),
  )
})
