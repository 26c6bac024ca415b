import { describe, expect, test } from 'vitest'
import { createNode, kindOf, type NodeOf } from '#engine/nodes/registry.ts'
import { card, complaints, visit } from '../visit.ts'

type Change = NodeOf<'field'>['config']['change']
const fresh = createNode('field', 'change')
const changing = (field: string, change: Change): NodeOf<'field'> => ({ ...fresh, config: { field, change } })
const set = (field: string, value: string | number | boolean) => changing(field, { kind: 'set', value })
const copy = (field: string, from: string, of: 'person' | 'company' = 'person') =>
  changing(field, { kind: 'copy', of, from })
const count = (field: string, by: number) => changing(field, { kind: 'increment', by })
const clear = (field: string) => changing(field, { kind: 'clear' })
const effects = (node: NodeOf<'field'>, facts = {}) => {
  const decision = visit(node, { facts })
  expect(decision).toMatchObject({ kind: 'proceed', via: 'then' })
  return decision.kind === 'proceed' ? decision.effects : null
}

describe('a value is set', () => {
  test('as it is written: a text, a number, a yes', () => {
    expect(effects(set('plan', ' Pro '))).toEqual([{ kind: 'field.set', field: 'plan', value: 'Pro' }])
    expect(effects(set('seats', 5))).toEqual([{ kind: 'field.set', field: 'seats', value: 5 }])
    expect(effects(set('vip', false))).toEqual([{ kind: 'field.set', field: 'vip', value: false }])
  })

  test('as text, where every person has text', () => {
    expect(effects(set('jobTitle', 7))).toEqual([{ kind: 'field.set', field: 'jobTitle', value: '7' }])
  })
})

describe('another field is copied', () => {
  test('which must be known first', () => {
    const node = copy('industry', 'branch', 'company')
    expect(kindOf(node).facts?.(node.config, 'change')).toEqual([{ kind: 'field', of: 'company', field: 'branch' }])
    expect(kindOf(fresh).facts?.(fresh.config, 'change')).toEqual([])
    expect(effects(node, { 'field:company.branch': 'Retail' })).toEqual([
      { kind: 'field.set', field: 'industry', value: 'Retail' },
    ])
  })

  test('what is not known is not copied: the field keeps what it has', () => {
    expect(effects(copy('nick', 'firstName'), { 'field:person.firstName': null })).toEqual([])
    expect(effects(copy('nick', 'firstName'), { 'field:person.firstName': '' })).toEqual([])
  })

  test('what is no stage does not become one', () => {
    expect(effects(copy('stage', 'phase'), { 'field:person.phase': 'dreaming' })).toEqual([])
    expect(effects(copy('stage', 'phase'), { 'field:person.phase': 'mql' })).toMatchObject([{ value: 'mql' }])
  })
})

test('a number is counted up or down, a field is emptied', () => {
  expect(effects(count('visits', 1))).toEqual([{ kind: 'field.increment', field: 'visits', by: 1 }])
  expect(effects(count('credit', -2.5))).toEqual([{ kind: 'field.increment', field: 'credit', by: -2.5 }])
  expect(effects(clear('plan'))).toEqual([{ kind: 'field.set', field: 'plan', value: null }])
})

test.each(['email', 'Email', 'score', 'grade', 'owner', 'timeZone', 'consent'])(
  '%s is not to be changed here',
  (field) => {
    expect(complaints(set(field, 'x'))).toEqual(['locked at field'])
  },
)

test('what cannot be is said where it is', () => {
  expect(complaints(fresh)).toEqual(['noField at field'])
  expect(complaints(set('plan', ' '))).toEqual(['noValue at change.value'])
  expect(complaints(set('vip', false))).toEqual([])
  expect(complaints(copy('plan', ''))).toEqual(['noSource at change.from'])
  expect(complaints(copy('plan', 'plan'))).toEqual(['sameField at change.from'])
  expect(complaints(copy('plan', 'plan', 'company'))).toEqual([])
  expect(complaints(count('visits', 0))).toEqual(['noChange at change.by'])
  expect(complaints(count('firstName', 1))).toEqual(['notNumber at change.kind'])
  expect(complaints(set('stage', 'dreaming'))).toEqual(['badStage at change.value'])
  expect(complaints(set('stage', 'mql'))).toEqual([])
  expect(complaints(clear('stage'))).toEqual(['noStage at change.kind'])
})

test('until a field is chosen nothing is asked of the world', () => {
  expect(effects(fresh)).toEqual([])
})

test('the card says what becomes of which field', () => {
  expect(card(fresh)).toBe('Choose a field')
  expect(card(set('jobTitle', 'CEO'))).toBe('Set job title to “CEO”')
  expect(card(set('vip', true), 'fi')).toBe('Aseta ”vip”: ”kyllä”')
  expect(card(set('seats', 1000))).toBe('Set “seats” to “1,000”')
  expect(card(copy('industry', 'branch', 'company'))).toBe('Copy the company’s “branch” to “industry”')
  expect(card(copy('industry', ''))).toBe('Choose a field')
  expect(card(count('visits', 2))).toBe('Raise “visits” by 2')
  expect(card(count('visits', -2), 'sv')).toBe('Minska ”visits” med 2')
  expect(card(clear('plan'), 'fi')).toBe('Tyhjennä ”plan”')
})
