import { expect, test } from 'vitest'
import { factKey } from '#engine/nodes/fact.ts'
import { createNode, kindOf, type NodeOf } from '#engine/nodes/registry.ts'
import { card, complaints, visit } from '../visit.ts'

const fresh = createNode('waitForEvent', 'hold')
const until = (event: object, timeout: object = { amount: 7, unit: 'days' }): NodeOf<'waitForEvent'> => ({
  ...fresh,
  config: kindOf('waitForEvent').config.parse({ event, timeout }) as NodeOf<'waitForEvent'>['config'],
})
const clicked = until({ kind: 'reacted', emailNodeId: 'mail' })
const trial = until({ kind: 'event', type: 'trial.started' })
const arrivedAt = '2026-01-05T09:00:00Z'
const factsOf = (node: NodeOf<'waitForEvent'>) => (kindOf(node).facts?.(node.config, node.id) ?? []).map(factKey)

test('a fresh one waits for a click and wants to know in which email', () => {
  expect(complaints(fresh)).toEqual(['noEmail at event.emailNodeId'])
  expect(card(fresh)).toBe('Choose what to wait for')
  expect(factsOf(fresh)).toEqual([])
})

test('the prospect is held until the time is up, and then leaves by “did not happen”', () => {
  const facts = { 'reacted:mail:clicked': false }
  expect(visit(clicked, { arrivedAt, facts })).toEqual({ kind: 'wait', until: new Date('2026-01-12T09:00:00Z') })
  expect(visit(clicked, { arrivedAt, now: '2026-01-12T08:59:59.999Z', facts }).kind).toBe('wait')
  expect(visit(clicked, { arrivedAt, now: '2026-01-12T09:00:00Z', facts })).toEqual({ kind: 'proceed', via: 'timeout' })
})

test('once it has happened the prospect goes on, also when it had before it came here', () => {
  const facts = { 'reacted:mail:clicked': true }
  expect(visit(clicked, { arrivedAt, facts })).toEqual({ kind: 'proceed', via: 'happened' })
  expect(visit(clicked, { arrivedAt, now: '2026-01-07T12:00:00Z', facts })).toMatchObject({ via: 'happened' })
})

test('what happens in the very millisecond in which the time is up has happened: one way is taken, never both', () => {
  const facts = { 'reacted:mail:clicked': true }
  expect(visit(clicked, { arrivedAt, now: '2026-01-12T09:00:00Z', facts })).toEqual({
    kind: 'proceed',
    via: 'happened',
  })
})

test('an event counts from when the prospect came here, unless it is said otherwise', () => {
  expect(trial.config.event).toMatchObject({ since: 'here' })
  expect(factsOf(trial)).toEqual(['happened:trial.started:here.hold'])
  expect(factsOf(until({ kind: 'event', type: 'trial.started', since: 'entered' }))).toEqual([
    'happened:trial.started:entered',
  ])
})

test('what it waits for wakes it', () => {
  const cues = (node: NodeOf<'waitForEvent'>) => kindOf(node).cues?.(node.config)
  expect(cues(clicked)).toEqual(['event:email.clicked'])
  expect(cues(trial)).toEqual(['event:trial.started'])
  expect(cues(until({ kind: 'onList', listId: 3 }))).toEqual(['list:3'])
  expect(cues(until({ kind: 'scoreAtLeast', score: 100 }))).toEqual(['score'])
})

test('everybody who leaves by “did not happen” has stood here for the whole time', () => {
  const holds = (outlet: string) => kindOf('waitForEvent').holds?.(clicked.config, outlet)
  expect(holds('timeout')).toEqual({ amount: 7, unit: 'days' })
  expect(holds('happened')).toBeNull()
  expect(kindOf('waitForEvent').expires).toBe('timeout')
})

test('the card says what is waited for and how long', () => {
  expect(card(clicked)).toBe('Wait until: clicked a link in “Blog post”, 7 days at most')
  expect(card(until({ kind: 'onList', listId: 3 }, { amount: 1, unit: 'hours' }), 'fi')).toBe(
    'Odota, kunnes: listalla ”Newsletter”, enintään 1 tunti',
  )
})

test('it points to the email whose reaction it waits for', () => {
  expect(kindOf(clicked).references?.(clicked.config)).toEqual([
    { ref: 'node', id: 'mail', field: 'event.emailNodeId' },
  ])
})

test('a time outside the limits is told', () => {
  const long = { ...trial, config: { ...trial.config, timeout: { amount: 1001, unit: 'days' as const } } }
  expect(complaints(long)).toEqual(['limits at timeout.amount'])
})
