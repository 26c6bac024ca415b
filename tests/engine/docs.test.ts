import { expect, test } from 'vitest'
import { describeNodes, isCurrent } from '../../scripts/docs.ts'

test('docs/nodes.md says what the registry says; `npm run docs` writes it', () => {
  expect(isCurrent()).toBe(true)
})

test('every setting of every kind has a name and a shape', () => {
  expect(describeNodes()).not.toMatch(/undefined|\[object|\bNaN\b/)
})
