import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineNode } from '#engine/nodes/defineNode.ts'
import type { Effect } from '#engine/nodes/effect.ts'
import type { Widget } from '#engine/nodes/fields.ts'
import { languages } from '#engine/nodes/language.ts'
import { createNode, kindOf, NodeSchema, nodeTypes } from '#engine/nodes/registry.ts'

/** A key without its plural ending. */
const singular = (key: string) => key.replace(/_(one|other)$/, '')

describe.each(nodeTypes)('%s', (type) => {
  const kind = kindOf(type)

  test('a fresh node needs no arguments and fits the schema', () => {
    const node = createNode(type, 'n1')
    expect(NodeSchema.parse({ id: 'n1', type })).toEqual(node)
    expect(NodeSchema.parse(node)).toEqual(node)
  })

  test('an unknown setting is refused', () => {
    const node = createNode(type, 'n1')
    expect(NodeSchema.safeParse({ ...node, config: { ...node.config, surprise: 1 } }).success).toBe(false)
    expect(NodeSchema.safeParse({ ...node, surprise: 1 }).success).toBe(false)
  })

  test('says the same things in three languages', () => {
    const keys = Object.keys(kind.texts.en).map(singular)
    for (const language of languages) {
      expect(new Set(Object.keys(kind.texts[language]).map(singular))).toEqual(new Set(keys))
      for (const [key, text] of Object.entries(kind.texts[language])) expect(text.trim(), key).not.toBe('')
    }
  })

  test('fills the same gaps in every language', () => {
    const gaps = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
    for (const [key, text] of Object.entries(kind.texts.en)) {
      for (const language of languages)
        expect(gaps(kind.texts[language][key]), `${language} ${key}`).toEqual(gaps(text))
    }
  })

  test('both plural forms of a text are there', () => {
    for (const language of languages) {
      const keys = Object.keys(kind.texts[language]).filter((key) => key !== singular(key))
      for (const key of keys) {
        for (const form of ['one', 'other']) expect(kind.texts[language]).toHaveProperty([`${singular(key)}_${form}`])
      }
    }
  })

  test('has a title, a sentence about it, words to find it by, and a name for every outlet and setting', () => {
    const needed = [
      'title',
      'about',
      'synonyms',
      ...kind.outlets.map((outlet) => `outlet.${outlet}`),
      ...Object.keys(kind.config.shape).map((field) => `field.${field}`),
    ]
    for (const language of languages) expect(Object.keys(kind.texts[language])).toEqual(expect.arrayContaining(needed))
  })

  test('every setting has a widget', () => {
    for (const field of Object.values(kind.config.shape))
      expect((field as z.ZodType).meta()?.widget).toBeTypeOf('string')
  })

  test('its settings can be described to other systems', () => {
    expect(z.toJSONSchema(kind.config, { io: 'input' })).toMatchObject({ type: 'object' })
  })
})

test('the palette finds a step by a word of any of the three languages', () => {
  const words = (type: (typeof nodeTypes)[number]) =>
    languages
      .map((language) => `${kindOf(type).texts[language].title}, ${kindOf(type).texts[language].synonyms}`)
      .join()
  expect(words('wait').toLowerCase()).toMatch(/odota.*vänta/)
  expect(words('email')).toMatch(/mejl/)
  expect(words('branch')).toMatch(/ehto/)
})

test('a step of an unknown kind was made by a newer version', () => {
  const { error } = NodeSchema.safeParse({ id: 'n1', type: 'teleport', config: {} })
  expect(error?.issues[0]?.message).toBe('This step is of a kind that only a newer version of Polku knows.')
})

test('text that no database can hold is refused, and the place is named', () => {
  const named = (name: string) => NodeSchema.safeParse({ id: 'n1', type: 'end', name })
  expect(named('Good bye 👋').success).toBe(true)
  expect(named('half \ud83d a pair').error?.issues[0]?.message).toContain('position 6')
  expect(named('nul\0').error?.issues[0]?.message).toContain('position 4')
})

test('the compiler keeps the promises', () => {
  // @ts-expect-error no such widget
  z.string().meta({ widget: 'slider' satisfies Widget })
  defineNode({
    type: 'x',
    family: 'data',
    config: z.strictObject({}),
    outlets: ['then'],
    texts: { en: {}, fi: {}, sv: {} },
    summary: () => ({ key: 'summary' }),
    // @ts-expect-error no such outlet
    visit: () => ({ kind: 'proceed', via: 'nope' }),
  })
  type Performers = { [K in Effect['kind']]: (effect: Extract<Effect, { kind: K }>) => void }
  // @ts-expect-error an effect that nobody performs
  const idle = { 'email.send': () => {} } satisfies Performers
  void idle
})
