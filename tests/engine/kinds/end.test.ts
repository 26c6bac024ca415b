import { expect, test } from 'vitest'
import { createNode, kindOf } from '#engine/nodes/registry.ts'
import { card, visit } from '../visit.ts'

test('at the end the journey is completed, and no way leads on', () => {
  expect(visit(createNode('end', 'end'))).toEqual({ kind: 'end', outcome: 'completed' })
  expect(kindOf('end').outlets).toEqual([])
  expect(card(createNode('end', 'end'))).toBe('End of the program')
})
