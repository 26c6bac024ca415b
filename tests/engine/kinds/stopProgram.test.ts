import { expect, test } from 'vitest'
import { createNode, kindOf, type NodeOf } from '#engine/nodes/registry.ts'
import { card, complaints, visit } from '../visit.ts'

const fresh = createNode('stopProgram', 'other')
const onboarding: NodeOf<'stopProgram'> = { ...fresh, config: { programId: 8 } }

test('the other program is to stop, and the prospect goes on here at once', () => {
  expect(visit(onboarding)).toEqual({
    kind: 'proceed',
    via: 'then',
    effects: [{ kind: 'program.stop', programId: 8 }],
  })
})

test('a fresh step asks for its program, and does nothing until it has one', () => {
  expect(complaints(fresh)).toEqual(['noProgram at programId'])
  expect(visit(fresh)).toEqual({ kind: 'proceed', via: 'then', effects: [] })
  expect(complaints(onboarding)).toEqual([])
})

test('it points to the program, which is named on its card', () => {
  expect(kindOf(onboarding).references?.(onboarding.config)).toEqual([{ ref: 'program', id: 8, field: 'programId' }])
  expect(kindOf(fresh).references?.(fresh.config)).toEqual([])
  expect(card(fresh)).toBe('Choose a program')
  expect(card(onboarding)).toBe('Stop “Welcome”')
  expect(card(onboarding, 'fi')).toBe('Lopeta ”Welcome”')
})
