import { expect, test } from 'vitest'
import { createNode, kindOf } from '#engine/nodes/registry.ts'
import { card, complaints, visit } from '../visit.ts'

const fresh = createNode('entry', 'in')
const newsletter = { ...fresh, config: { trigger: { kind: 'list' as const, listId: 3 } } }

test('whoever comes in goes on at once', () => {
  expect(visit(newsletter)).toEqual({ kind: 'proceed', via: 'then' })
})

test('a fresh entry asks for its list', () => {
  expect(complaints(fresh)).toEqual(['noList at trigger.listId'])
  expect(card(fresh)).toBe('Choose a list')
  expect(complaints(newsletter)).toEqual([])
  expect(card(newsletter)).toBe('Joins “Newsletter”')
})

test('an entry points to its list', () => {
  expect(kindOf(newsletter).references?.(newsletter.config)).toEqual([{ ref: 'list', id: 3, field: 'trigger.listId' }])
  expect(kindOf(fresh).references?.(fresh.config)).toEqual([])
})
