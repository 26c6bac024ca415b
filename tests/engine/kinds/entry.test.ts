import { describe, expect, test } from 'vitest'
import { createNode, kindOf } from '#engine/nodes/registry.ts'
import { EntryTrigger, triggerCue } from '#engine/nodes/trigger.ts'
import { card, complaints, visit } from '../visit.ts'

const fresh = createNode('entry', 'in')
const by = (trigger: object) => ({ ...fresh, config: { trigger: EntryTrigger.parse(trigger) } })
const newsletter = by({ kind: 'list', listId: 3 })

test('whoever comes in goes on at once', () => {
  expect(visit(newsletter)).toEqual({ kind: 'proceed', via: 'then' })
})

test('a fresh entry asks for its list', () => {
  expect(complaints(fresh)).toEqual(['noList at trigger.listId'])
  expect(card(fresh)).toBe('Choose who comes in')
  expect(complaints(newsletter)).toEqual([])
  expect(card(newsletter)).toBe('Joins “Newsletter”')
})

test('an entry points to its list, its segment or its form', () => {
  const pointers = (node: typeof fresh) => kindOf(node).references?.(node.config)
  expect(pointers(newsletter)).toEqual([{ ref: 'list', id: 3, field: 'trigger.listId' }])
  expect(pointers(by({ kind: 'segment', segmentId: 4 }))).toEqual([
    { ref: 'segment', id: 4, field: 'trigger.segmentId' },
  ])
  expect(pointers(by({ kind: 'form', formId: 5 }))).toEqual([{ ref: 'form', id: 5, field: 'trigger.formId' }])
  expect(pointers(fresh)).toEqual([])
  expect(pointers(by({ kind: 'manual' }))).toEqual([])
})

describe('each kind of entry waits for its cue', () => {
  test.each([
    [{ kind: 'list', listId: 3 }, 'list:3'],
    [{ kind: 'segment', segmentId: 4 }, 'segment:4'],
    [{ kind: 'form', formId: 5 }, 'form:5'],
    [{ kind: 'event', type: ' page.visited ' }, 'event:page.visited'],
    [{ kind: 'field', of: 'company', field: 'industry' }, 'field:company.industry'],
    [{ kind: 'date', field: 'contractEnd' }, 'date'],
    [{ kind: 'manual' }, 'manual'],
  ])('%j', (trigger, cue) => {
    expect(triggerCue(EntryTrigger.parse(trigger))).toBe(cue)
    expect(complaints(by(trigger))).toEqual([])
  })
})

describe('what is still to be filled in is said where it is', () => {
  const test_ = { property: 'path', operator: 'contains', value: '' }
  test.each([
    [{ kind: 'segment' }, ['noSegment at trigger.segmentId']],
    [{ kind: 'form' }, ['noForm at trigger.formId']],
    [{ kind: 'event' }, ['noEvent at trigger.type']],
    [{ kind: 'event', type: 'Page visited' }, ['badEvent at trigger.type']],
    [{ kind: 'event', type: 'page.visited', where: [test_] }, ['noValue at trigger.where.0.value']],
    [
      { kind: 'event', type: 'page.visited', where: [{ ...test_, property: '', value: 'x' }] },
      ['noProperty at trigger.where.0.property'],
    ],
    [{ kind: 'field' }, ['noField at trigger.field']],
    [{ kind: 'field', field: 'plan', operator: 'is' }, ['noValue at trigger.value']],
    [{ kind: 'field', field: 'seats', operator: 'atLeast', value: 'many' }, ['noNumber at trigger.value']],
    [{ kind: 'date' }, ['noDateField at trigger.field']],
  ])('%j', (trigger, said) => {
    expect(complaints(by(trigger))).toEqual(said)
    const isEmpty = said.some((one) => !one.includes('value') && !one.startsWith('bad') && !one.includes('where'))
    if (isEmpty) expect(card(by(trigger))).toBe('Choose who comes in')
  })
})

test('the card says who comes in', () => {
  expect(card(by({ kind: 'segment', segmentId: 4 }))).toBe('Comes into the segment “Retail”')
  expect(card(by({ kind: 'form', formId: 5 }))).toBe('Submits “Demo request”')
  expect(card(by({ kind: 'event', type: 'trial.started' }))).toBe('Event “trial.started”')
  const pricing = { property: 'path', operator: 'contains', value: '/pricing' }
  expect(card(by({ kind: 'event', type: 'page.visited', where: [pricing] }))).toBe('Event “page.visited”, 1 condition')
  expect(card(by({ kind: 'manual' }))).toBe('By hand, API or another program')
})

test('a field by its words, and what it becomes', () => {
  const ceo = by({ kind: 'field', field: 'jobTitle', operator: 'is', value: 'CEO' })
  expect(card(ceo)).toBe('As soon as job title is “CEO”')
  expect(card(ceo, 'fi')).toBe('Heti kun titteli on ”CEO”')
  expect(card(ceo, 'sv')).toBe('Så snart titel är ”CEO”')
  expect(card(by({ kind: 'field', of: 'company', field: 'size', operator: 'atLeast', value: '50' }))).toBe(
    'As soon as the company’s “size” is at least 50',
  )
})

test('a date, moved, once or every year', () => {
  const dated = (more: object) => by({ kind: 'date', field: 'contractEnd', ...more })
  expect(card(dated({}))).toBe('On the date in “contractEnd”')
  expect(card(dated({ offset: -30 }))).toBe('30 days before “contractEnd”')
  expect(card(dated({ offset: 1 }))).toBe('1 day after “contractEnd”')
  expect(card(dated({ offset: -1, yearly: true }))).toBe('Every year 1 day before “contractEnd”')
  expect(card(dated({ yearly: true }), 'fi')).toBe('Joka vuosi kentän ”contractEnd” päivänä')
  expect(card(dated({ offset: -30 }), 'sv')).toBe('30 dagar före ”contractEnd”')
})

test('a version that was published before there were other ways in is still told of', () => {
  const old = { ...fresh, config: { listId: 3 } as never }
  expect(card(old)).toBe('Choose who comes in')
  expect(visit(old)).toEqual({ kind: 'proceed', via: 'then' })
})

test.each([
  { kind: 'date', offset: 1001 },
  { kind: 'date', offset: 0.5 },
  { kind: 'date', time: '24:00' },
  { kind: 'date', time: '9:00' },
  { kind: 'list', listId: 0 },
  { kind: 'event', where: Array.from({ length: 11 }, () => ({})) },
  { kind: 'telepathy' },
])('no entry can be %j', (trigger) => {
  expect(kindOf('entry').config.safeParse({ trigger }).success).toBe(false)
})
