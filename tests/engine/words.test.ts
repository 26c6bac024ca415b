import { expect, test } from 'vitest'
import { formatWords, type Words } from '#engine/nodes/words.ts'

const words: Words = {
  hello: 'Hello {{name}}, from {{ other }}',
  days_one: '{{count}} day',
  days_other: '{{count}} days',
  limit: '{{count}} steps',
  many: '{{nodes}} form a loop',
  list: 'Joins {{list}}',
}
const say = (key: string, params = {}, language: 'en' | 'fi' | 'sv' = 'en') =>
  formatWords(words, key, params, language, (reference) => (reference.id === 'gone' ? null : `N${reference.id}`))

test('gaps are filled in, and a missing one stays empty', () => {
  expect(say('hello', { name: 'Anna', other: 'Maria' })).toBe('Hello Anna, from Maria')
  expect(say('hello', { name: 'Anna' })).toBe('Hello Anna, from ')
})

test('what is filled in is never read as a gap itself', () => {
  expect(say('hello', { name: '{{other}}', other: '$&' })).toBe('Hello {{other}}, from $&')
})

test('a count picks its plural form', () => {
  expect(say('days', { count: 1 })).toBe('1 day')
  expect(say('days', { count: 0 })).toBe('0 days')
  expect(say('limit', { count: 1 })).toBe('1 steps')
})

test('numbers are written as the language writes them', () => {
  expect(say('limit', { count: 10_001 })).toBe('10,001 steps')
  expect(say('limit', { count: 10_001 }, 'fi').replace(/\s/g, ' ')).toBe('10 001 steps')
})

test('references are named; without a name they keep their number', () => {
  expect(say('list', { list: { ref: 'list', id: 3 } })).toBe('Joins N3')
  expect(say('list', { list: { ref: 'node', id: 'gone' } })).toBe('Joins #gone')
})

test('several references are quoted and listed in the language', () => {
  const nodes = ['a', 'b', 'c'].map((id) => ({ ref: 'node', id }))
  expect(say('many', { nodes })).toBe('“Na”, “Nb” and “Nc” form a loop')
  expect(say('many', { nodes }, 'sv')).toBe('”Na”, ”Nb” och ”Nc” form a loop')
})

test('a sentence that nobody wrote reads as its key', () => {
  expect(say('nothing.here')).toBe('nothing.here')
})
