import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderLiquid } from '#templates/liquid.ts'
import { merge, planMerge } from '#templates/mergePlan.ts'

const value = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', ' ', '<b>', '&amp;', "'", '{{ 1 }}', null, undefined, 0, 12, 1.5, true, false),
  fc.array(fc.string(), { maxLength: 3 }),
)
const scope = fc.record({
  prospect: fc.record({ firstName: value, company: value, score: value, fields: fc.record({ site: value }) }),
  owner: fc.record({ name: value }),
  link: fc.constant(['https://a.fi/?a=1&b=2']),
  unsubscribe: fc.constant('https://a.fi/u'),
})
const piece = fc.constantFrom(
  'Hi ',
  '<a href="{{ link[0] }}">x</a>',
  '{{ link[7] }}',
  '{{ unsubscribe }}',
  '{{ prospect.firstName }}',
  "{{prospect.firstName|default:'there'}}",
  '{{ prospect.company | default: "A & B\'s" }}',
  '{{ prospect.company | upcase | default: "x" }}',
  '{{ prospect.firstName.size }}',
  '{{ prospect.score | plus: 1 }}',
  '{{ prospect.fields.site | default: prospect.company }}',
  '{{ prospect.nothing.more | default: "none" }}',
  '{% if prospect.company %}at {{ prospect.company }}{% else %}alone{% endif %}',
  '{% unless prospect.score > 5 %}{% if owner.name %}{{ owner.name }}{% endif %}{% endunless %}',
  '{% case prospect.score %}{% when 12 %}twelve{% else %}other{% endcase %}',
  '{% assign x = prospect.company %}',
  '{{ x }}',
  '  {{- prospect.firstName -}}  ',
  '{% for letter in (1..3) %}{{ letter }}{% endfor %}',
  '{% comment %}{{ prospect.firstName }}{% endcomment %}',
  '{ } %} }}',
)

describe('a template taken apart', () => {
  it.each(['html', 'text'] as const)('gives what Liquid gives, in %s', (medium) => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), scope, (pieces, given) => {
        const source = pieces.join('')
        expect(merge(medium, source, given)).toBe(renderLiquid(medium, source, given))
      }),
      { numRuns: 400 },
    )
  })

  it('leaves nothing of an ordinary email to Liquid but its conditions', () => {
    const plan = planMerge(
      `Hi {{ prospect.firstName | default: 'there' }}, {% if prospect.company %}{{ prospect.company }}{% endif %} {{ link[0] }}`,
    )
    expect(plan.map((one) => (typeof one === 'string' ? 'text' : one.kind))).toEqual([
      'text',
      'field',
      'text',
      'chunk',
      'text',
      'field',
    ])
  })
})
