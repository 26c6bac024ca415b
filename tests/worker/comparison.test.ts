import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compare, type OperatorName, operatorNames } from '#engine/nodes/comparison.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

// A rule is asked of one person in memory, and of a hundred thousand in SQL. Both must say the same.

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

interface Pair {
  readonly operator: OperatorName
  readonly actual: string | null
  readonly expected: string
}

async function inSql(pairs: readonly Pair[]): Promise<boolean[]> {
  const { rows } = await db.pool.query<{ holds: boolean }>(
    `select compares(operator, plain_text(actual), plain_text(expected)) as holds
     from jsonb_to_recordset($1::jsonb) as g(n int, operator text, actual text, expected text) order by n`,
    [JSON.stringify(pairs.map((pair, n) => ({ n, ...pair })))],
  )
  return rows.map((row) => row.holds)
}

const inMemory = (pairs: readonly Pair[]) =>
  pairs.map(({ operator, actual, expected }) => compare(operator, actual, expected))

const spaces = ['', ' ', '\t', '\u00a0', '\u202f', '\u3000', '\ufeff', '\n', '\u000b']
const words = [
  '',
  'Retail',
  'RETAIL',
  'retail ',
  'Åbo',
  'A\u030abo',
  'İstanbul',
  'ΟΔΟΣ',
  'straße',
  'STRASSE',
  '150',
  '0',
]
const numbers = [
  '1 234,5',
  '1\u00a0234.5',
  '-7',
  '+7',
  '.5',
  '5.',
  '1,2,3',
  '1e3',
  '1E3',
  '1e400',
  '0x1f',
  'infinity',
  '٣',
]
const dates = [
  '2026-12-01',
  '2026-12-01T10:00:00Z',
  '2026-11-30',
  '2026-1-1',
  'x2026-12-01',
  '1.12.2026',
  '30.11.2026 klo 9',
  '1.1.20261',
]
const lists = ['retail, åbo ,150', ',', 'a,,b', '1 234,5']

test('what people write compares in SQL as it does in memory', async () => {
  const values = [null, ...words, ...numbers, ...dates, ...lists]
  const pairs = operatorNames.flatMap((operator) =>
    values.flatMap((actual) => values.map((expected) => ({ operator, actual, expected: expected ?? '' }))),
  )
  expect(pairs.length).toBeGreaterThan(10_000)
  const [sql, memory] = [await inSql(pairs), inMemory(pairs)]
  expect(pairs.filter((_, n) => sql[n] !== memory[n])).toEqual([])
  for (const operator of operatorNames)
    expect(new Set(memory.filter((_, n) => pairs[n]?.operator === operator)).size, operator).toBe(2)
})

test('anything at all compares in SQL as it does in memory', async () => {
  // What this Node and this Postgres call a letter differs by the age of their Unicode tables: both know these.
  const code = fc.oneof(
    fc.integer({ min: 1, max: 0x17f }),
    fc.integer({ min: 0x300, max: 0x4ff }),
    fc.integer({ min: 0x1e00, max: 0x206f }),
    fc.constantFrom(0x3000, 0xfeff, 0x1f600),
  )
  const letters = fc.string({ unit: code.map((one) => String.fromCodePoint(one)), maxLength: 8 })
  const written = fc.oneof(
    letters,
    fc.constantFrom(...words, ...numbers, ...dates, ...lists),
    fc.double().map(String),
    fc
      .tuple(fc.constantFrom(...spaces), fc.constantFrom(...words, ...numbers), fc.constantFrom(...spaces))
      .map((parts) => parts.join('')),
  )
  const pair = fc.record({
    operator: fc.constantFrom(...operatorNames),
    actual: fc.option(written),
    expected: written,
  })
  const alike = pair.chain((one) =>
    fc.oneof(
      fc.constant(one),
      fc.constant({ ...one, expected: [...(one.actual ?? '')].slice(0, 3).join('') }),
      fc.constant({ ...one, expected: (one.actual ?? '').toUpperCase() }),
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(alike, { minLength: 200, maxLength: 200 }), async (pairs) => {
      const sql = await inSql(pairs)
      const memory = inMemory(pairs)
      expect(pairs.filter((_, n) => sql[n] !== memory[n])).toEqual([])
    }),
    { numRuns: 30, endOnFailure: true },
  )
})

test('an operator that only a newer version knows holds for nobody', async () => {
  expect(await inSql([{ operator: 'resembles' as OperatorName, actual: 'a', expected: 'a' }])).toEqual([false])
})
