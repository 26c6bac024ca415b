import { expect, test } from 'vitest'
import { createNode, kindOf, type NodeOf } from '#engine/nodes/registry.ts'
import { card, complaints, visit } from '../visit.ts'

const fresh = createNode('list', 'change')
const changing = (action: 'add' | 'remove', listId: number | null = 3): NodeOf<'list'> => ({
  ...fresh,
  config: { action, listId },
})

test('the prospect is added to the list, or taken off it, and goes on at once', () => {
  expect(visit(changing('add'))).toEqual({ kind: 'proceed', via: 'then', effects: [{ kind: 'list.add', listId: 3 }] })
  expect(visit(changing('remove'))).toEqual({
    kind: 'proceed',
    via: 'then',
    effects: [{ kind: 'list.remove', listId: 3 }],
  })
})

test('a fresh step asks for its list, and does nothing until it has one', () => {
  expect(complaints(fresh)).toEqual(['noList at listId'])
  expect(visit(fresh)).toEqual({ kind: 'proceed', via: 'then', effects: [] })
  expect(complaints(changing('remove'))).toEqual([])
})

test('it points to its list', () => {
  const node = changing('remove')
  expect(kindOf(node).references?.(node.config)).toEqual([{ ref: 'list', id: 3, field: 'listId' }])
  expect(kindOf(fresh).references?.(fresh.config)).toEqual([])
})

test('the card says which list', () => {
  expect(card(fresh)).toBe('Choose a list')
  expect(card(changing('add'))).toBe('Add to “Newsletter”')
  expect(card(changing('remove'), 'fi')).toBe('Poista listalta ”Newsletter”')
  expect(card(changing('add'), 'sv')).toBe('Lägg till i ”Newsletter”')
})
