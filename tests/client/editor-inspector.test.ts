import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { bare, choicesOf, partOf, rangeOf } from '#client/inspector/schema.ts'
import { widgets } from '#client/inspector/widgets.ts'
import { Duration } from '#engine/nodes/fields.ts'
import { languages } from '#engine/nodes/language.ts'
import { kindOf, nodeTypes } from '#engine/nodes/registry.ts'

describe('the form of a step', () => {
  for (const type of nodeTypes) {
    test(`of kind ${type} has a widget and a label in every language for every setting`, () => {
      for (const [path, schema] of Object.entries(kindOf(type).config.shape as Record<string, z.ZodType>)) {
        const widget = schema.meta()?.widget
        expect(widget && widget in widgets, `${type}.${path}`).toBe(true)
        for (const language of languages) expect(kindOf(type).texts[language][`field.${path}`]).toBeTruthy()
      }
    })
  }

  test('reads limits and choices through whatever wraps them', () => {
    const schema = Duration.default({ amount: 3, unit: 'days' }).meta({ widget: 'duration' })
    expect(rangeOf(partOf(schema, 'amount'))).toEqual({ min: 1, max: 1000 })
    expect(choicesOf(partOf(schema, 'unit'))).toEqual(['hours', 'days'])
    expect(bare(z.string().nullable().default(null))).toBeInstanceOf(z.ZodString)
    expect(rangeOf(z.number())).toEqual({})
    expect(choicesOf(z.string())).toEqual([])
  })
})
