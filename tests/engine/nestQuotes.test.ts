import { expect, test } from 'vitest'
import { nestQuotes } from '#engine/nodes/nestQuotes.ts'

test.each([
  [
    'The path “No” out of “Downloaded “Guide”?” goes nowhere.',
    'The path “No” out of “Downloaded ‘Guide’?” goes nowhere.',
  ],
  ['Polku ”Ei” vaiheesta ”Listalla ”Messut”?” puuttuu.', 'Polku ”Ei” vaiheesta ”Listalla ’Messut’?” puuttuu.'],
  ['Vägen från ””Guide” hämtad” saknas.', 'Vägen från ”’Guide’ hämtad” saknas.'],
  ['“A”, “B” and “C” form a loop', '“A”, “B” and “C” form a loop'],
  ['”A”, ”B” och ”C” bildar en slinga', '”A”, ”B” och ”C” bildar en slinga'],
])('%s', (text, expected) => expect(nestQuotes(text)).toBe(expected))

test('inches and lone marks are left as they are', () => {
  expect(nestQuotes('Add “14” screen” to “List”')).toBe('Add “14” screen” to “List”')
  expect(nestQuotes('14” and 15” and 16” screens')).toBe('14” and 15” and 16” screens')
})
