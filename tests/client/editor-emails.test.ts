import { describe, expect, test } from 'vitest'
import { relinkFile } from '#client/emails/FileFix.tsx'
import { inLight, knowsDark } from '#client/emails/inLight.ts'
import { mergeTag } from '#client/emails/mergeTag.ts'
import { smallestChange } from '#client/emails/smallestChange.ts'
import { addVariant, removeVariant, splitEvenly, weighVariant } from '#client/emails/variants.ts'
import { evenSplit, setWeight, withoutWeight } from '#client/emails/weights.ts'
import { Variant } from '#engine/nodes/fields.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

describe('weights', () => {
  test('split evenly as far as whole numbers go', () => {
    expect(evenSplit(1)).toEqual([100])
    expect(evenSplit(2)).toEqual([50, 50])
    expect(evenSplit(3)).toEqual([34, 33, 33])
    expect(evenSplit(8)).toEqual([13, 13, 13, 13, 12, 12, 12, 12])
  })
  test('of two: what one gets the other gives', () => expect(setWeight([50, 50], 0, 70)).toEqual([70, 30]))
  test('of three: the others keep their proportions', () => expect(setWeight([50, 30, 20], 0, 0)).toEqual([0, 60, 40]))
  test('others that had nothing share what is left', () => expect(setWeight([100, 0, 0], 0, 40)).toEqual([40, 30, 30]))
  test('of one is always all', () => expect(setWeight([100], 0, 3)).toEqual([100]))
  test('are shared out again when one goes', () => expect(withoutWeight([50, 25, 25], 0)).toEqual([50, 50]))
  test('always add up to 100, whatever is asked', () => {
    for (let count = 1; count <= 8; count += 1) {
      let weights = evenSplit(count)
      for (let asked = -10; asked <= 120; asked += 7) {
        weights = setWeight(weights, Math.abs(asked) % count, asked)
        expect(sum(weights)).toBe(100)
        expect(weights.every((one) => one >= 0 && Number.isInteger(one))).toBe(true)
      }
    }
  })
})

describe('variants', () => {
  const one = [Variant.parse({ id: 'a', weight: 100, content: { subject: 'Hello' } })]
  test('a new one is a copy with an id of its own, and all weigh the same', () => {
    const two = addVariant(one)
    expect(two.map(({ weight }) => weight)).toEqual([50, 50])
    expect(two[1]?.content.subject).toBe('Hello')
    expect(two[1]?.id).not.toBe('a')
    expect(two.every((variant) => Variant.safeParse(variant).success)).toBe(true)
  })
  test('there are never more than eight', () => {
    let many = one
    for (let i = 0; i < 12; i += 1) many = addVariant(many)
    expect(many).toHaveLength(8)
    expect(new Set(many.map(({ id }) => id)).size).toBe(8)
  })
  test('the last one stays', () => expect(removeVariant(one, 0)).toEqual(one))
  test('weights stay right through everything', () => {
    const three = addVariant(addVariant(one))
    const weighed = weighVariant(three, 1, 80)
    expect(sum(weighed.map(({ weight }) => weight))).toBe(100)
    expect(sum(removeVariant(weighed, 1).map(({ weight }) => weight))).toBe(100)
    expect(splitEvenly(weighed).map(({ weight }) => weight)).toEqual([34, 33, 33])
  })
})

describe('merge fields', () => {
  test('that may be empty say what stands in their place', () => {
    expect(mergeTag({ tag: 'prospect.firstName', mayBeEmpty: true, fallback: 'there' })).toBe(
      "{{ prospect.firstName | default: 'there' }}",
    )
    expect(mergeTag({ tag: 'prospect.phone', mayBeEmpty: true, fallback: null })).toBe(
      "{{ prospect.phone | default: '' }}",
    )
    expect(mergeTag({ tag: 'prospect.email', mayBeEmpty: false, fallback: null })).toBe('{{ prospect.email }}')
    expect(mergeTag({ tag: 'x', mayBeEmpty: true, fallback: "it's" })).toBe('{{ x | default: "it\'s" }}')
  })
})

describe('text that changed from outside', () => {
  test.each([
    ['abc', 'abc', null],
    ['abc', 'abXc', { from: 2, to: 2, insert: 'X' }],
    ['abXc', 'abc', { from: 2, to: 3, insert: '' }],
    ['aaa', 'aa', { from: 2, to: 3, insert: '' }],
    ['', 'new', { from: 0, to: 0, insert: 'new' }],
  ])('from %j to %j is one small change', (before, after, change) => {
    expect(smallestChange(before, after)).toEqual(change)
  })
})

test('a file link is set right everywhere, and no other number is touched', () => {
  expect(relinkFile('<a href="file:1">x</a> file:12 <mj-button href="file:1" />', 1, 7)).toBe(
    '<a href="file:7">x</a> file:12 <mj-button href="file:7" />',
  )
})

describe('an email in light and dark', () => {
  const html =
    '<meta name="color-scheme" content="light dark"><style>:root{color-scheme:light dark}@media (prefers-color-scheme: dark){p{color:#fff}}</style>'
  test('is light on a dark screen when light is asked for', () => {
    expect(inLight(html, false)).toContain('@media (max-width: 0)')
    expect(inLight(html, false)).toContain('content="light"')
    expect(inLight(html, false)).toContain('color-scheme:light}')
  })
  test('shows its own dark side when it has one', () => {
    expect(inLight(html, true)).toContain('@media (min-width: 0)')
    expect(knowsDark(html)).toBe(true)
    expect(knowsDark('<p>hi</p>')).toBe(false)
  })
})
