import { describe, expect, it } from 'vitest'
import { compileEmail } from '#templates/compileEmail.ts'
import { TooHeavy } from '#templates/liquid.ts'
import { mergeEmail, mergeLinks } from '#templates/mergeEmail.ts'
import { person, urls, write } from './write.ts'

const hostile = [
  '<img src=x onerror=alert(1)>',
  '"><a href="https://evil.example">x</a>',
  "' onmouseover='alert(1)",
  '{{ 7 | times: 7 }}',
  '{% assign x = 1 %}{{ workspace.name }}',
  '</mj-text><mj-include path="/etc/passwd" />',
  '</title><script>alert(1)</script>',
  '&lt;b&gt;',
  '$& $1 $`',
  '\ufdd01\ufdd1',
]

const content = write(
  `<mj-text>[{{ prospect.firstName | default: 'there' }}] <b title="{{ prospect.company }}">b</b></mj-text>
<mj-button href="https://a.fi/?c={{ prospect.company }}">x</mj-button>`,
  { subject: '{{ prospect.firstName }}', preheader: '{{ prospect.company }}' },
)

describe('a value', () => {
  it.each(hostile)('%j is shown as text', async (value) => {
    const compiled = await compileEmail(content)
    const merged = mergeEmail(compiled, person({ firstName: value, company: value }), urls)
    const escaped = value.replace(
      /[&<>"']/g,
      (c) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': '#34', "'": '#39' }[c]};`,
    )
    expect(merged.html).toContain(`[${escaped}] <b title="${escaped}">`)
    const plain = mergeEmail(compiled, person(), urls)
    const tags = (html: string) => html.match(/<\/?[a-z]+/gi)?.length
    expect(tags(merged.html)).toBe(tags(plain.html))
    expect(merged.text).toContain(`[${value}]`)
    expect(merged.subject).toBe(value)
  })

  it('never breaks a header', async () => {
    const compiled = await compileEmail({ ...content, senderName: '{{ prospect.firstName }}' })
    const merged = mergeEmail(compiled, person({ firstName: 'A\r\nBcc: x@evil.example\u2028\u0000' }), urls)
    expect(merged.subject).toBe('A Bcc: x@evil.example')
    expect(merged.senderName).toBe('A Bcc: x@evil.example')
  })

  it('in a part of an address is encoded, once', async () => {
    const compiled = await compileEmail(
      write(`<mj-button href="https://a.fi/?c={{ prospect.company }}">x</mj-button>
<mj-button href="https://a.fi/?d={{ prospect.company | url_encode }}">x</mj-button>`),
    )
    const evil = 'A&B #1 "x"/../ä'
    expect(mergeLinks(compiled, person({ company: evil }))).toEqual([
      `https://a.fi/?c=${encodeURIComponent(evil)}`,
      `https://a.fi/?d=${encodeURIComponent(evil)}`,
    ])
  })

  it('that is an address is followed only when it is a web address', async () => {
    const compiled = await compileEmail(write('<mj-button href="{{ prospect.fields.site }}">x</mj-button>'))
    const linkTo = (site: unknown) => mergeLinks(compiled, person({ fields: { site } }))[0]
    expect(linkTo('https://esko.example/a?b=c')).toBe('https://esko.example/a?b=c')
    for (const bad of [
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      'data:text/html,x',
      '//evil',
      'esko.example',
      '',
    ]) {
      expect(linkTo(bad)).toBe('#')
    }
    expect(linkTo(undefined)).toBe('#')
  })

  it('from another object’s prototype is nothing', async () => {
    const compiled = await compileEmail(
      write(
        '<mj-text>[{{ prospect.fields.constructor }}{{ prospect.fields.__proto__.x }}{{ prospect.constructor.name }}]</mj-text>',
      ),
    )
    expect(mergeEmail(compiled, person(), urls).text).toContain('[]')
  })
})

describe('an empty first name', () => {
  it.each(['', '   '])('%j reads well', async (firstName) => {
    const compiled = await compileEmail(write(`<mj-text>Hi {{ prospect.firstName | default: 'there' }},</mj-text>`))
    expect(mergeEmail(compiled, person({ firstName }), urls).text).toMatch(/^Hi there,/)
  })
})

describe('the sender', () => {
  it('is the workspace’s, unless the email names another', async () => {
    const text = '<mj-text>{{ sender.name }} / {{ sender.email }}</mj-text>'
    const ours = mergeEmail(await compileEmail(write(text)), person(), urls)
    expect(ours).toMatchObject({ senderName: 'Anna Virtanen', senderEmail: 'anna.virtanen@smartrekry.example' })
    expect(ours.text).toMatch(/^Anna Virtanen \/ anna.virtanen@smartrekry.example/)
    const theirs = write(text, { senderName: '{{ owner.name }}', senderEmail: '{{ owner.email }}' })
    expect(mergeEmail(await compileEmail(theirs), person(), urls).text).toMatch(/^Mikko Laine \/ mikko.laine@/)
    const nobody = { ...person(), owner: null }
    expect(mergeEmail(await compileEmail(theirs), nobody, urls).text).toMatch(/^Anna Virtanen \/ anna.virtanen@/)
  })
})

describe('addresses given to an email', () => {
  it('are written into html escaped and into text as they are', async () => {
    const compiled = await compileEmail(write('<mj-button href="https://a.fi">Go</mj-button>'))
    const merged = mergeEmail(compiled, person(), {
      links: ['https://go.example/c/1?u=a&b=c'],
      unsubscribe: 'https://go.example/u',
    })
    expect(merged.html).toContain('href="https://go.example/c/1?u=a&amp;b=c"')
    expect(merged.text).toContain('Go (https://go.example/c/1?u=a&b=c)')
  })

  it('that are not web addresses go nowhere', async () => {
    const compiled = await compileEmail(write('<mj-button href="https://a.fi">Go</mj-button>'))
    const merged = mergeEmail(compiled, person(), {
      links: ['javascript:alert(1)'],
      unsubscribe: 'javascript:alert(1)',
    })
    expect(merged.html).not.toContain('javascript')
    expect(merged.html.match(/href="#"/g)).toHaveLength(2)
  })
})

it('an email that would never end is stopped', async () => {
  const compiled = await compileEmail(write('<mj-text>{% for i in (1..1000000000) %}x{% endfor %}</mj-text>'))
  const started = performance.now()
  expect(() => mergeEmail(compiled, person(), urls)).toThrow(TooHeavy)
  // Run to its end it would take minutes: the bound is wide, so that a busy machine does not fail it.
  expect(performance.now() - started).toBeLessThan(5000)
})
