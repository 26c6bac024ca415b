import { expect, test } from 'vitest'
import { createNode, kindOf, type NodeOf } from '#engine/nodes/registry.ts'
import { card, complaints, visit } from '../visit.ts'

const fresh = createNode('notify', 'tell')
const saying = (to: NodeOf<'notify'>['config']['to'], message = 'Look.'): NodeOf<'notify'> => ({
  ...fresh,
  config: { to, message },
})

test('the message goes out, and the prospect moves on at once', () => {
  expect(visit(saying({ kind: 'marketers' }))).toEqual({
    kind: 'proceed',
    via: 'then',
    effects: [{ kind: 'notify', to: { kind: 'marketers' }, message: 'Look.' }],
  })
})

test('an empty message is no message, and one member must be somebody', () => {
  expect(complaints(fresh)).toEqual(['noMessage at message'])
  expect(complaints(saying({ kind: 'owner' }, '  '))).toEqual(['noMessage at message'])
  expect(complaints(saying({ kind: 'member', userId: '' }))).toEqual(['noMember at to.userId'])
  expect(complaints(saying({ kind: 'member', userId: 'u1' }))).toEqual([])
})

test('the card tells who hears of it', () => {
  expect(card(fresh)).toBe('Tell the owner')
  expect(card(saying({ kind: 'marketers' }), 'fi')).toBe('Ilmoita markkinoinnille')
  expect(card(saying({ kind: 'member', userId: 'u1' }))).toBe('Tell Anna')
  expect(card(saying({ kind: 'member', userId: '' }))).toBe('Choose who is told')
})

test('a message to one member points to that member', () => {
  const { config } = saying({ kind: 'member', userId: 'u1' })
  expect(kindOf('notify').references?.(config)).toEqual([{ ref: 'member', id: 'u1', field: 'to.userId' }])
})
