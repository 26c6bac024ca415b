import { expect, test } from 'vitest'
import { createNode, kindOf, type NodeOf } from '#engine/nodes/registry.ts'
import { card, visit } from '../visit.ts'

const fresh = createNode('frequency', 'pace')
const most = (mailsPerWeek: number | null): NodeOf<'frequency'> => ({ ...fresh, config: { mailsPerWeek } })

test('a prospect gets one email a week at most, or as many as are chosen', () => {
  expect(visit(fresh)).toEqual({ kind: 'proceed', via: 'then', effects: [{ kind: 'frequency.set', mailsPerWeek: 1 }] })
  expect(visit(most(3))).toMatchObject({ effects: [{ mailsPerWeek: 3 }] })
})

test('or again what the workspace says', () => {
  expect(visit(most(null))).toMatchObject({ effects: [{ kind: 'frequency.set', mailsPerWeek: null }] })
})

test('none at all is no frequency: that is what unsubscribing is for', () => {
  for (const mailsPerWeek of [0, -1, 101, 0.5])
    expect(kindOf('frequency').config.safeParse({ mailsPerWeek }).success).toBe(false)
})

test('the card says how many', () => {
  expect(card(fresh)).toBe('At most 1 email a week')
  expect(card(most(2))).toBe('At most 2 emails a week')
  expect(card(most(2), 'fi')).toBe('Enintään 2 viestiä viikossa')
  expect(card(most(null))).toBe('As many emails as the workspace allows')
  expect(card(most(null), 'sv')).toBe('Så många mejl som arbetsytan tillåter')
})
