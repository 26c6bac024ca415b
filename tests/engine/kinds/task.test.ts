import { expect, test } from 'vitest'
import { createNode, kindOf, type NodeOf } from '#engine/nodes/registry.ts'
import { card, complaints, visit } from '../visit.ts'

const fresh = createNode('task', 'todo')
const call: NodeOf<'task'> = { ...fresh, config: { ...fresh.config, title: ' Call about the offer ' } }
const annas: NodeOf<'task'> = { ...call, config: { ...call.config, owner: { kind: 'member', userId: 'u1' } } }

test('a colleague is asked to do something, by default in two days', () => {
  expect(visit(call)).toEqual({
    kind: 'proceed',
    via: 'then',
    effects: [
      { kind: 'task.create', owner: { kind: 'ownerOrRoundRobin' }, title: 'Call about the offer', dueInDays: 2 },
    ],
  })
})

test('a task may be without a date', () => {
  const someday = { ...call, config: { ...call.config, dueInDays: null } }
  expect(visit(someday)).toMatchObject({ effects: [{ dueInDays: null }] })
  expect(kindOf('task').config.safeParse({ dueInDays: 366 }).success).toBe(false)
  expect(kindOf('task').config.safeParse({ dueInDays: -1 }).success).toBe(false)
})

test('the card says what to do, and who does it', () => {
  expect(card(fresh)).toBe('Write what to do')
  expect(card(call)).toBe('Task: Call about the offer')
  expect(card(annas)).toBe('Task for Anna: Call about the offer')
  expect(card(annas, 'fi')).toBe('Tehtävä, tekijä Anna: Call about the offer')
})

test('it points to the member who does it', () => {
  expect(kindOf(annas).references?.(annas.config)).toEqual([{ ref: 'member', id: 'u1', field: 'owner.userId' }])
  expect(kindOf(call).references?.(call.config)).toEqual([])
})

test('what to do is needed, and so is a member when one is asked for', () => {
  const nobody = { ...fresh, config: { ...fresh.config, owner: { kind: 'member' as const, userId: '' } } }
  expect(complaints(nobody)).toEqual(['noTitle at title', 'noMember at owner.userId'])
  expect(complaints(annas)).toEqual([])
})
