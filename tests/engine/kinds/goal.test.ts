import { expect, test } from 'vitest'
import { factKey } from '#engine/nodes/fact.ts'
import { createNode, kindOf, type NodeOf, outletsOf } from '#engine/nodes/registry.ts'
import type { Rule } from '#engine/nodes/rule.ts'
import { card, complaints, visit } from '../visit.ts'

const fresh = createNode('goal', 'won')
const reachedBy = (reached: Rule, after: 'end' | 'continue' = 'end'): NodeOf<'goal'> => ({
  ...fresh,
  config: { reached, after },
})
const trial: Rule = { kind: 'event', type: 'trial.started', where: [], since: 'entered' }
const deal: Rule = { kind: 'inOpportunity', stage: '', minAmount: 0, ownerId: '' }

test('a fresh goal, which everybody would reach at once, must be told what it is', () => {
  expect(kindOf('goal').check?.(fresh.config)).toEqual([{ code: 'noCondition', severity: 'blocker', field: 'reached' }])
  expect(card(fresh)).toBe('Choose what the goal is')
})

test('whoever comes to the goal leaves the program with it reached', () => {
  expect(visit(reachedBy(trial))).toEqual({ kind: 'end', outcome: 'goal' })
  expect(outletsOf(reachedBy(trial))).toEqual([])
})

test('or goes on from there', () => {
  expect(visit(reachedBy(trial, 'continue'))).toEqual({ kind: 'proceed', via: 'then' })
  expect(outletsOf(reachedBy(trial, 'continue'))).toEqual(['then'])
})

test('whatever can make it true wakes everybody in the program, wherever they stand', () => {
  const either = reachedBy({ kind: 'any', rules: [trial, deal, trial] })
  expect(kindOf(either).cues?.(either.config)).toEqual(['event:trial.started', 'opportunity'])
  expect((kindOf(either).facts?.(either.config, 'won') ?? []).map(factKey)).toEqual([
    'happened:trial.started:entered',
    'opportunity::0:',
  ])
})

test('the card says what the goal is', () => {
  expect(card(reachedBy(trial))).toBe('Goal: “trial.started” has happened')
  expect(card(reachedBy(deal), 'fi')).toBe('Tavoite: avoimessa myyntimahdollisuudessa')
  expect(card(reachedBy({ kind: 'all', rules: [trial, deal] }), 'sv')).toBe('Mål: alla 2 villkor')
})

test('a condition that is not finished is told', () => {
  expect(complaints(reachedBy({ kind: 'onList', listId: null }))).toEqual(['noList at reached.listId'])
})
