import { describe, expect, test } from 'vitest'
import { kindWords } from '#client/editor/catalog.ts'
import { findSteps } from '#client/find/findSteps.ts'
import { fold, holdsWords } from '#client/find/fold.ts'
import { createNode, type Node } from '#engine/nodes/registry.ts'

const lists = [{ id: 7, name: 'Messut 2026', archivedAt: null }]
const catalog = { lists, files: [], members: [], segments: [], forms: [], topics: [], programs: [], ready: true }
const words = kindWords('en', catalog as unknown as Parameters<typeof kindWords>[1])

const mjml = `<mjml><mj-head><mj-title>Hidden</mj-title></mj-head><mj-body><mj-text>Hei {{ prospect.firstName | default: 'taas' }},
  katso   <b>opas</b>.</mj-text></mj-body></mjml>`
const email = createNode('email', 'letter') as Extract<Node, { type: 'email' }>
const variant = email.config.variants[0] as (typeof email.config.variants)[number]
const letter = {
  ...email,
  config: {
    ...email.config,
    variants: [{ ...variant, content: { ...variant.content, subject: 'Syksyn uutiset', preheader: 'Alennus', mjml } }],
  },
} as Node
const entry = {
  ...createNode('entry', 'in'),
  config: { trigger: { kind: 'list', listId: 7 } },
} as unknown as Node
const asked = {
  ...createNode('branch', 'ask'),
  config: { condition: { kind: 'field', of: 'person', field: 'jobTitle', operator: 'is', value: 'CEO' } },
} as unknown as Node
const wait = { ...createNode('wait', 'pause'), name: 'Äänetön viikko' } as Node
const order = [entry, letter, asked, wait]

const found = (wanted: string, onlyProblems = false) =>
  findSteps(order, { wanted, onlyProblems }, words, (id) => id === 'ask' || id === 'letter').map(
    (one) => `${one.id} ${one.in}`,
  )

describe('a step is found', () => {
  test('by its name, with or without the dots', () => {
    expect(found('äänetön')).toEqual(['pause name'])
    expect(found('aaneton')).toEqual(['pause name'])
  })
  test('by its kind, in any of the three languages', () => {
    for (const word of ['wait', 'odota', 'vänta']) expect(found(word).join(), word).toMatch(/pause (?:kind|name)/)
  })
  test('by what its email says: subject, preheader, body, but not its code', () => {
    expect(found('newsletter')).toEqual(['letter kind'])
    expect(found('syksyn')).toEqual(['letter name'])
    expect(found('alennus')).toEqual(['letter subject'])
    expect(found('katso opas')).toEqual(['letter body'])
    expect(found('mj-text')).toEqual([])
    expect(found('hidden')).toEqual([])
  })
  test('by a field that it merges in or asks about', () => {
    expect(found('first name')).toEqual(['letter field'])
    expect(found('etunimi')).toEqual(['letter field'])
    expect(found('prospect.firstName')).toEqual(['letter field'])
    expect(found('jobtitle')).toContain('ask field')
  })
  test('by the name of what it points to', () => {
    expect(found('messut').map((one) => one.split(' ')[0])).toEqual(['in'])
  })
  test('by having a problem, alone or with other words', () => {
    expect(found('', true)).toEqual(['letter problem', 'ask problem'])
    expect(found('opas', true)).toEqual(['letter body'])
    expect(found('äänetön', true)).toEqual([])
  })
  test('by nothing never', () => {
    expect(found('')).toEqual([])
    expect(found('   ')).toEqual([])
  })
})

test('words are compared without case, dots and spare spaces, in any order', () => {
  expect(fold('  ÄLÄ   Nää ')).toBe('ala naa')
  expect(holdsWords('Second guide, opened', 'opened second')).toBe(true)
  expect(holdsWords('Second guide', 'guide third')).toBe(false)
})
