import { expect, test } from 'vitest'
import { createNode, kindOf, type NodeOf } from '#engine/nodes/registry.ts'
import { card, complaints, visit } from '../visit.ts'

const fresh = createNode('tag', 'mark')
const marking = (action: 'add' | 'remove', tag: string): NodeOf<'tag'> => ({ ...fresh, config: { action, tag } })

test('the prospect gets a tag or loses one, without the space around it', () => {
  expect(visit(marking('add', ' VIP '))).toEqual({
    kind: 'proceed',
    via: 'then',
    effects: [{ kind: 'tag.add', tag: 'VIP' }],
  })
  expect(visit(marking('remove', 'VIP'))).toMatchObject({ effects: [{ kind: 'tag.remove', tag: 'VIP' }] })
})

test('a tag is needed', () => {
  expect(complaints(fresh)).toEqual(['noTag at tag'])
  expect(complaints(marking('add', '  '))).toEqual(['noTag at tag'])
  expect(visit(marking('add', '  '))).toMatchObject({ effects: [] })
  expect(kindOf('tag').config.safeParse({ tag: 'x'.repeat(81) }).success).toBe(false)
})

test('the card says which tag', () => {
  expect(card(fresh)).toBe('Write a tag')
  expect(card(marking('add', 'VIP'))).toBe('Tag “VIP”')
  expect(card(marking('remove', 'VIP'), 'fi')).toBe('Poista tunniste ”VIP”')
  expect(card(marking('add', 'VIP'), 'sv')).toBe('Ge taggen ”VIP”')
})
