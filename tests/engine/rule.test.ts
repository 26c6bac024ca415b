import { describe, expect, test } from 'vitest'
import { Condition, conditionKinds, cuesOf, factOf, missingIn } from '#engine/nodes/condition.ts'
import { conditionComplaints, ruleComplaints } from '#engine/nodes/conditionComplaints.ts'
import { conditionTexts } from '#engine/nodes/conditionTexts.ts'
import { conditionSummary, ruleSummary } from '#engine/nodes/describe.ts'
import { factKey } from '#engine/nodes/fact.ts'
import { languages } from '#engine/nodes/language.ts'
import { factsOf, maxConditions, Rule, ruleCues, ruleHolds } from '#engine/nodes/rule.ts'
import { shelf } from './visit.ts'

/** A condition of every kind, filled in. */
const filled: readonly Condition[] = [
  { kind: 'downloaded', fileId: 7 },
  { kind: 'scoreAtLeast', score: 100 },
  { kind: 'gradeAtLeast', points: 50 },
  { kind: 'onList', listId: 3 },
  { kind: 'inSegment', segmentId: 5 },
  { kind: 'tagged', tag: 'Vip' },
  { kind: 'field', field: 'jobTitle', value: 'CEO' },
  { kind: 'reacted', emailNodeId: 'n2' },
  { kind: 'visitedPage', pathPart: '/pricing' },
  { kind: 'submittedForm', formId: 2 },
  { kind: 'event', type: 'trial.started' },
  { kind: 'inOpportunity' },
  { kind: 'inProgram', programId: 4 },
  { kind: 'webhookAnswered', webhookNodeId: 'n3' },
].map((raw) => Condition.parse(raw))
const one = (raw: object): Condition => Condition.parse(raw)

test('there is one of every kind', () => {
  expect(filled.map(({ kind }) => kind)).toEqual(conditionKinds)
})

describe.each(filled.map((condition) => [condition.kind, condition] as const))('%s', (kind, condition) => {
  test('needs no more than its kind to be one, and knows what it lacks', () => {
    const fresh = one({ kind })
    const lacks = conditionComplaints(fresh, 'condition')
    expect(lacks.length > 0).toBe(missingIn(fresh) !== null || kind === 'field')
    for (const { code } of lacks) {
      for (const language of languages) expect(conditionTexts[language]).toHaveProperty([`issue.${code}`])
    }
  })

  test('filled in, it lacks nothing, asks one fact, and is woken by something', () => {
    expect(conditionComplaints(condition, 'condition')).toEqual([])
    expect(factOf(condition)).not.toBeNull()
    expect(cuesOf(condition).length).toBeGreaterThan(0)
  })

  test('reads as a sentence of its own in every language', () => {
    const said = languages.map((language) => conditionSummary(condition, language, shelf))
    expect(new Set(said).size).toBe(3)
    for (const sentence of said) {
      expect(sentence).not.toMatch(/\{\{|undefined|\[object|condition\.|compare\./)
      expect(sentence).toMatch(/^[\p{Lu}“”]/u)
    }
  })

  test('every setting and choice of it has a word in every language', () => {
    const { kind: _, ...settings } = condition
    for (const language of languages) {
      const words = conditionTexts[language]
      expect(words).toHaveProperty([`choice.condition.kind.${kind}`])
      for (const [name, value] of Object.entries(settings)) {
        expect(words).toHaveProperty([`field.condition.${name}`])
        if (['since', 'reaction', 'operator', 'of'].includes(name))
          expect(words).toHaveProperty([`choice.condition.${name}.${value}`])
      }
    }
  })
})

test.each([
  [{ kind: 'field', field: 'jobTitle', value: 'CEO' }, 'Job title is “CEO”'],
  [{ kind: 'field', field: 'industry', operator: 'filled' }, '“industry” is filled in'],
  [
    { kind: 'field', of: 'company', field: 'employees', operator: 'atLeast', value: '50' },
    'The company’s “employees” is at least 50',
  ],
  [{ kind: 'reacted', emailNodeId: 'n2', link: 'https://a.example' }, 'Clicked https://a.example in “Blog post”'],
  [{ kind: 'reacted', emailNodeId: 'n2', reaction: 'replied' }, 'Replied to “Blog post”'],
  [{ kind: 'visitedPage' }, 'Visited a page'],
  [
    { kind: 'inOpportunity', stage: 'Offer', minAmount: 5000, ownerId: 'a' },
    'In an open opportunity, stage “Offer”, worth 5,000 or more, owner Anna',
  ],
  [
    { kind: 'event', type: 'trial', where: [{ property: 'plan', value: 'pro' }] },
    '“trial” has happened, with 1 condition',
  ],
  [
    { kind: 'webhookAnswered', webhookNodeId: 'n3', path: 'size', operator: 'empty' },
    '“size” from “Blog post” is empty',
  ],
  [{ kind: 'onList' }, 'Choose a condition'],
])('%j reads “%s”', (raw, sentence) => {
  expect(conditionSummary(one(raw), 'en', shelf)).toBe(sentence)
})

const hot = one({ kind: 'scoreAtLeast', score: 100 })
const listed = one({ kind: 'onList', listId: 3 })

test.each<[string, Rule, string]>([
  ['a group of one is that one', { kind: 'all', rules: [hot] }, 'Score at least 100'],
  ['a group of many says how many', { kind: 'any', rules: [hot, listed, hot] }, 'Any of 3 conditions'],
  ['the opposite of one', { kind: 'not', rule: listed }, 'Not: on the list “Newsletter”'],
  ['none of many', { kind: 'not', rule: { kind: 'any', rules: [hot, listed] } }, 'None of 2 conditions'],
  ['not all of many', { kind: 'not', rule: { kind: 'all', rules: [hot, listed] } }, 'Not all of 2 conditions'],
  ['the opposite of the opposite', { kind: 'not', rule: { kind: 'not', rule: hot } }, 'Score at least 100'],
  ['nothing yet', { kind: 'all', rules: [] }, 'Choose a condition'],
])('%s', (_, rule, sentence) => {
  expect(ruleSummary(rule, 'en', shelf)).toBe(sentence)
})

const sheet = (facts: Record<string, number | boolean>) => new Map(Object.entries(facts))

test('all, any and not combine as deep as anybody can read', () => {
  const rule: Rule = {
    kind: 'any',
    rules: [{ kind: 'all', rules: [hot, { kind: 'not', rule: listed }] }, one({ kind: 'tagged', tag: 'Vip' })],
  }
  expect(factsOf(rule).map(factKey)).toEqual(['score', 'onList:3', 'tagged:Vip'])
  expect(ruleCues(rule)).toEqual(['score', 'list:3', 'tag'])
  expect(ruleHolds(rule, sheet({ score: 100, 'onList:3': false, 'tagged:Vip': false }))).toBe(true)
  expect(ruleHolds(rule, sheet({ score: 100, 'onList:3': true, 'tagged:Vip': false }))).toBe(false)
  expect(ruleHolds(rule, sheet({ score: 0, 'onList:3': true, 'tagged:Vip': true }))).toBe(true)
})

test('an empty “all” holds for everybody and an empty “any” for nobody, and both are told', () => {
  expect(ruleHolds({ kind: 'all', rules: [] }, sheet({}))).toBe(true)
  expect(ruleHolds({ kind: 'any', rules: [] }, sheet({}))).toBe(false)
  const inside: Rule = { kind: 'all', rules: [hot, { kind: 'not', rule: { kind: 'any', rules: [] } }] }
  expect(ruleComplaints(inside, 'reached')).toEqual([
    { code: 'noCondition', severity: 'blocker', field: 'reached.rules.1.rule' },
  ])
})

test.each([
  ['a value that is not there', { kind: 'field', field: 'size' }, 'noValue at c.value'],
  [
    'a number that is none',
    { kind: 'field', field: 'size', operator: 'atLeast', value: 'many' },
    'noNumber at c.value',
  ],
  ['a date that is none', { kind: 'field', field: 'size', operator: 'before', value: 'May' }, 'noDate at c.value'],
  [
    'a property without a name',
    { kind: 'event', type: 'x', where: [{ value: 'a' }] },
    'noProperty at c.where.0.property',
  ],
  [
    'a property without a value',
    { kind: 'event', type: 'x', where: [{ property: 'a' }] },
    'noValue at c.where.0.value',
  ],
  ['a name that no event has', { kind: 'event', type: 'Trial started' }, 'badEvent at c.type'],
  ['an answer without a name', { kind: 'webhookAnswered', webhookNodeId: 'n', path: ' ' }, 'noAnswer at c.path'],
])('%s is told', (_, raw, complaint) => {
  expect(conditionComplaints(one(raw), 'c').map(({ code, field }) => `${code} at ${field}`)).toEqual([complaint])
})

test.each(['filled', 'empty'])('“%s” takes no value', (operator) => {
  expect(conditionComplaints(one({ kind: 'field', field: 'size', operator }), 'c')).toEqual([])
})

test('a rule that is too deep, too long or not one is refused with the place', () => {
  const nested = (depth: number): unknown => (depth === 0 ? hot : { kind: 'not', rule: nested(depth - 1) })
  expect(Rule.safeParse(nested(5)).success).toBe(true)
  expect(Rule.safeParse(nested(6)).error?.issues[0]?.message).toContain('at most 5 deep')
  const many = Array.from({ length: maxConditions }, () => hot)
  expect(Rule.safeParse({ kind: 'all', rules: many }).success).toBe(true)
  expect(Rule.safeParse({ kind: 'any', rules: [{ kind: 'all', rules: many }, hot] }).success).toBe(false)
  expect(Rule.safeParse({ kind: 'sometimes' }).success).toBe(false)
  expect(Rule.safeParse(null).success).toBe(false)
})
