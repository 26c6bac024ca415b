import { expect, test } from 'vitest'
import { createNode, kindOf, type NodeOf } from '#engine/nodes/registry.ts'
import { card, complaints, visit } from '../visit.ts'

const fresh = createNode('handOff', 'sales')
const to = (userId: string, urgent = false): NodeOf<'handOff'> => ({
  ...fresh,
  config: { owner: { kind: 'member', userId }, urgent, contactWithinHours: 4 },
})

test('a fresh hand-off makes a lead for the owner, to be contacted within a day', () => {
  expect(visit(fresh)).toEqual({
    kind: 'proceed',
    via: 'then',
    effects: [{ kind: 'lead.create', owner: { kind: 'ownerOrRoundRobin' }, urgent: false, contactWithinHours: 24 }],
  })
  expect(complaints(fresh)).toEqual([])
})

test('a hand-off to one member wants to know whom', () => {
  expect(complaints(to(''))).toEqual(['noMember at owner.userId'])
  expect(complaints(to('u1'))).toEqual([])
  expect(kindOf('handOff').references?.(to('u1').config)).toEqual([{ ref: 'member', id: 'u1', field: 'owner.userId' }])
})

test('the card tells who, how soon, and whether it is urgent', () => {
  expect(card(fresh)).toBe('To sales, contact within 24 hours')
  expect(card(to('u1'))).toBe('To Anna, contact within 4 hours')
  expect(card(to('u1', true))).toBe('Urgent: to Anna, contact within 4 hours')
  expect(card(to(''))).toBe('Choose who takes the lead')
})
