import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { languages } from '#engine/nodes/language.ts'
import { Moment } from '#server/inputs.ts'
import { describeRefusal, Refusal, type RefusalCode } from '#server/refusal.ts'
import { reason, refuseInput } from '#server/refuseInput.ts'
import { type RefusalText, refusals } from '#server/texts/refusals.ts'

const codes = Object.entries(refusals) as [RefusalCode, RefusalText][]
const paramsOf = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe.each(codes)('%s', (_code, text) => {
  it('has a sentence in every language, with the same things filled in', () => {
    for (const words of [text, ...(text.hint ? [text.hint] : [])]) {
      for (const language of languages) {
        expect(words[language].trim()).not.toBe('')
        expect(paramsOf(words[language])).toEqual(paramsOf(words.en))
      }
    }
  })

  it('has a status that says whose fault it is', () => {
    expect([400, 401, 403, 404, 409, 410, 413, 415, 422, 429, 500, 503, 507]).toContain(text.status)
  })
})

describe('a refusal', () => {
  it('is a sentence in the language of whoever meets it', () => {
    const stale = (time: string) => new Refusal('program.stale', { name: 'Anna', time })
    expect(describeRefusal(stale('14:03'), 'en').message).toBe('Anna saved this at 14:03. Compare or overwrite.')
    expect(describeRefusal(stale('klo 14.03'), 'fi').message).toBe('Anna tallensi tämän klo 14.03. Vertaa tai korvaa.')
    expect(describeRefusal(stale('kl. 14:03'), 'sv').message).toBe(
      'Anna sparade detta kl. 14:03. Jämför eller skriv över.',
    )
  })

  it('calls roles by their names', () => {
    const refusal = new Refusal('role.tooLow', { role: 'marketer' })
    expect(describeRefusal(refusal, 'fi')).toMatchObject({
      message: 'Tähän tarvitaan rooli markkinoija.',
      params: { role: 'marketer' },
    })
  })

  it('leaves no brace unfilled when a param is given, and shows what is missing when not', () => {
    expect(describeRefusal(new Refusal('input.atMost', { max: 3 }), 'en').message).toBe('At most 3.')
    expect(describeRefusal(new Refusal('input.atMost'), 'en').message).toBe('At most {max}.')
  })
})

describe('a wrong input', () => {
  const refuse = (schema: z.ZodType, value: unknown) => {
    const read = schema.safeParse(value)
    if (read.success) throw new Error('It was right.')
    const refusal = refuseInput(read.error)
    return [refusal.field, describeRefusal(refusal, 'en').message]
  }

  it.each([
    ['a number out of range', z.object({ limit: z.number().max(5) }), { limit: 1e9 }, ['limit', 'At most 5.']],
    ['infinity', z.object({ n: z.number() }), { n: Number.POSITIVE_INFINITY }, ['n', 'Not a number.']],
    ['half a person', z.object({ n: z.int() }), { n: 1.5 }, ['n', 'Not a whole number.']],
    ['nothing', z.object({ name: z.string() }), {}, ['name', 'Required.']],
    ['an empty name', z.object({ name: z.string().min(1) }), { name: '' }, ['name', 'Cannot be empty.']],
    ['a smuggled field', z.strictObject({}), { role: 'owner' }, ['role', 'Unknown field role.']],
    ['no email', z.object({ email: z.email() }), { email: 'anna@' }, ['email', 'Not an email address.']],
    ['no choice', z.object({ a: z.enum(['x', 'y']) }), { a: 'z' }, ['a', 'Allowed values: x, y.']],
    ['no such day', z.object({ at: Moment }), { at: '2027-02-30T08:00:00Z' }, ['at', '2027-02-30 does not exist.']],
    ['no moment', z.object({ at: Moment }), { at: 'tomorrow' }, ['at', 'Not a date and time that exists.']],
    [
      'a reason of its own',
      z.object({ n: z.number().max(200, reason('input.range', { min: 1, max: 200 })) }),
      { n: -1 + 1e9 },
      ['n', '1 to 200.'],
    ],
    [
      'the branch of a union that came nearest',
      z.union([z.object({ kind: z.literal('a'), deep: z.object({ n: z.number() }) }), z.null()]),
      { kind: 'a', deep: { n: 'x' } },
      ['deep.n', 'Not a number.'],
    ],
  ])('is said with its field: %s', (_what, schema, value, expected) => {
    expect(refuse(schema, value)).toEqual(expected)
  })
})
