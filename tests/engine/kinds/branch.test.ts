import { expect, test } from 'vitest'
import { factKey } from '#engine/nodes/fact.ts'
import { createNode, kindOf, type NodeOf } from '#engine/nodes/registry.ts'
import type { Rule } from '#engine/nodes/rule.ts'
import { card, complaints, visit } from '../visit.ts'

const fresh = createNode('branch', 'ask')
const asking = (condition: Rule): NodeOf<'branch'> => ({ ...fresh, config: { condition } })
const downloaded = asking({ kind: 'downloaded', fileId: 7, since: 'entered' })
const hot = asking({ kind: 'scoreAtLeast', score: 100 })
const listed = asking({ kind: 'onList', listId: 3 })
const factsOf = (node: NodeOf<'branch'>) => (kindOf(node).facts?.(node.config, node.id) ?? []).map(factKey)

test('a fresh branch asks about a download and wants to know of which file', () => {
  expect(complaints(fresh)).toEqual(['noFile at condition.fileId'])
  expect(complaints(asking({ kind: 'onList', listId: null }))).toEqual(['noList at condition.listId'])
  expect(card(fresh)).toBe('Choose what to ask')
  expect(factsOf(fresh)).toEqual([])
  expect(visit(fresh)).toEqual({ kind: 'proceed', via: 'no' })
})

test('each question says what it must know', () => {
  expect(factsOf(downloaded)).toEqual(['downloaded:7:entered'])
  expect(factsOf(hot)).toEqual(['score'])
  expect(factsOf(listed)).toEqual(['onList:3'])
})

test.each([
  ['downloaded', downloaded, { 'downloaded:7:entered': true }, 'yes'],
  ['not downloaded', downloaded, { 'downloaded:7:entered': false }, 'no'],
  ['exactly the score', hot, { score: 100 }, 'yes'],
  ['a point too few', hot, { score: 99 }, 'no'],
  ['on the list', listed, { 'onList:3': true }, 'yes'],
  ['not on the list', listed, { 'onList:3': false }, 'no'],
] as const)('%s', (_, node, facts, via) => {
  expect(visit(node, { facts })).toEqual({ kind: 'proceed', via })
})

const hotAndListed: Rule = {
  kind: 'all',
  rules: [
    { kind: 'scoreAtLeast', score: 100 },
    { kind: 'not', rule: { kind: 'onList', listId: 3 } },
  ],
}

test('a branch may ask for all, any or the opposite of several conditions', () => {
  const all = asking(hotAndListed)
  expect(factsOf(all)).toEqual(['score', 'onList:3'])
  expect(visit(all, { facts: { score: 100, 'onList:3': false } })).toMatchObject({ via: 'yes' })
  expect(visit(all, { facts: { score: 100, 'onList:3': true } })).toMatchObject({ via: 'no' })
  const any = asking({ ...hotAndListed, kind: 'any' } as Rule)
  expect(visit(any, { facts: { score: 0, 'onList:3': false } })).toMatchObject({ via: 'yes' })
  expect(visit(any, { facts: { score: 0, 'onList:3': true } })).toMatchObject({ via: 'no' })
})

test('“since coming here” asks whoever passes by nothing new: it reads as “since entering”', () => {
  const here = asking({ kind: 'downloaded', fileId: 7, since: 'here' })
  expect(factsOf(here)).toEqual(['downloaded:7:entered'])
  expect(visit(here, { facts: { 'downloaded:7:entered': true } })).toMatchObject({ via: 'yes' })
})

test('the card is the question; of several it says how many', () => {
  expect(card(downloaded)).toBe('Downloaded “Second guide”?')
  expect(card(hot)).toBe('Score at least 100?')
  expect(card(listed, 'sv')).toBe('Finns på listan ”Newsletter”?')
  expect(card(asking(hotAndListed))).toBe('All of 2 conditions?')
  expect(card(asking({ kind: 'not', rule: { ...hotAndListed, kind: 'any' } as Rule }), 'fi')).toBe(
    'Ei mikään 2 ehdosta?',
  )
})

test('a branch points to its file or list, and a score points to nothing', () => {
  const references = (node: NodeOf<'branch'>) => kindOf(node).references?.(node.config)
  expect(references(downloaded)).toEqual([{ ref: 'file', id: 7, field: 'condition.fileId' }])
  expect(references(listed)).toEqual([{ ref: 'list', id: 3, field: 'condition.listId' }])
  expect(references(hot)).toEqual([])
  expect(references(asking(hotAndListed))).toEqual([{ ref: 'list', id: 3, field: 'condition.rules.1.rule.listId' }])
})

test('every condition that is not finished is told, and so is a group without any', () => {
  const half: Rule = {
    kind: 'any',
    rules: [
      { kind: 'tagged', tag: ' ' },
      { kind: 'all', rules: [] },
    ],
  }
  expect(complaints(asking(half))).toEqual(['noCondition at condition.rules.1', 'noTag at condition.rules.0.tag'])
})

test('a drawing of before branches could ask several things still asks its one question', () => {
  expect(kindOf('branch').config.parse({ condition: { kind: 'downloaded', fileId: 7 } })).toEqual(downloaded.config)
})
