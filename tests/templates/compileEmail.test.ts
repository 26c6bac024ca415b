import { describe, expect, it } from 'vitest'
import { type CompiledEmail, compileEmail, UncompilableEmail } from '#templates/compileEmail.ts'
import { write } from './write.ts'

const codesOf = (compiling: Promise<CompiledEmail>) =>
  compiling.then(
    () => [],
    (error: unknown) => (error instanceof UncompilableEmail ? error.issues.map(({ code }) => code) : [String(error)]),
  )

describe('links', () => {
  it('are numbered in the order they stand, each address once', async () => {
    const { html, links } = await compileEmail(
      write(`<mj-text><a href="https://a.fi/?x=1&amp;y=2">a</a> <a href='https://b.fi'>b</a></mj-text>
<mj-button href="https://a.fi/?x=1&y=2">a again</mj-button>
<mj-button href="file:12">guide</mj-button>`),
    )
    expect(links).toEqual([
      { kind: 'click', url: 'https://a.fi/?x=1&y=2' },
      { kind: 'click', url: 'https://b.fi' },
      { kind: 'file', url: 'file:12', fileId: 12 },
    ])
    expect([...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      '{{ link[0] }}',
      '{{ link[1] }}',
      '{{ link[0] }}',
      '{{ link[2] }}',
      '{{ unsubscribe }}',
    ])
  })

  it('to a mail address, a phone number or the unsubscribe page stay as they are', async () => {
    const { html, links } = await compileEmail(
      write('<mj-text><a href="mailto:anna@a.fi">m</a><a href="tel:+358401">t</a></mj-text>'),
    )
    expect(links).toEqual([])
    expect(html).toContain('href="mailto:anna@a.fi"')
    expect(html).toContain('href="tel:+358401"')
    expect(html).toContain('href="{{ unsubscribe }}"')
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#115;cript:alert(1)',
    'java\nscript:alert(1)',
    '&#x6A;avascript&colon;alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    'https://',
  ])('to %j go nowhere', async (href) => {
    const { html, links } = await compileEmail(write(`<mj-text><a href="${href}">x</a></mj-text>`))
    expect(links).toEqual([])
    expect(html).toContain('href="#"')
  })
})

describe('what an email carries', () => {
  it('has no script, form, frame or handler', async () => {
    const { html } = await compileEmail(
      write(`<mj-text><script>alert(1)</script><p onclick="alert(2)">a</p><img src=x onerror=alert(3)>
<form action="https://evil"><input name="q"></form><iframe src="https://evil"></iframe></mj-text>`),
    )
    expect(html).not.toMatch(/alert|<script|<form|<input|<iframe|onclick|onerror/i)
  })

  it('shows the preheader first, and nothing of the body behind it', async () => {
    const { html } = await compileEmail(
      write('<mj-text>Body</mj-text>', { preheader: 'Tips & <tricks> for {{ prospect.company | default: "you" }}' }),
    )
    const body = html.slice(html.indexOf('<body'))
    expect(body).toContain('Tips &amp; &lt;tricks&gt; for {{ prospect.company | default: "you" }}')
    expect(body.indexOf('Tips')).toBeLessThan(body.indexOf('Body'))
    expect(body.slice(body.indexOf('Tips'), body.indexOf('Body')).match(/&#847;/g)?.length).toBeGreaterThan(40)
  })

  it('is named by its subject and says its language', async () => {
    const { html } = await compileEmail(
      write('<mj-text>x</mj-text>', { subject: 'Hei "sinä" & {{ prospect.firstName }}' }),
    )
    expect(html).toContain('<title>Hei &quot;sinä&quot; &amp; {{ prospect.firstName }}</title>')
    expect(html).toMatch(/<html lang="en"/)
  })

  it('keeps the author’s comments to the author, but not what Outlook reads', async () => {
    const { html } = await compileEmail(
      write('<!-- the boss wants this -->\n<mj-raw><!-- and this --><!--[if mso]><p>Outlook</p><![endif]--></mj-raw>'),
    )
    expect(html).not.toContain('boss')
    expect(html).not.toContain('and this')
    expect(html).toContain('<!--[if mso]><p>Outlook</p><![endif]-->')
  })

  it('loads no fonts from elsewhere', async () => {
    expect((await compileEmail(write('<mj-text>x</mj-text>'))).html).not.toContain('googleapis')
  })

  it('leaves Liquid alone, even with quotes and signs that mean something to HTML', async () => {
    const field = `{{ prospect.company | default: "A & B's" }}`
    const { html } = await compileEmail(
      write(`<mj-text css-class="k">{% if prospect.score > 5 and prospect.score < 9 %}${field}{% endif %}</mj-text>
<mj-button href="https://a.fi/?c=${field}">x</mj-button><mj-image src="https://a.fi/a.png" alt="${field}" />`),
    )
    expect(html).toContain(`{% if prospect.score > 5 and prospect.score < 9 %}${field}{% endif %}`)
    expect(html).toContain(`alt="${field}"`)
  })
})

describe('the text part', () => {
  it('says everything, with readable links', async () => {
    const { text } = await compileEmail(
      write(
        `<mj-text><h1>Two tips</h1><p>First.</p><p>Second, see <a href="https://a.fi">the post</a>.</p></mj-text>
<mj-image src="https://a.fi/a.png" alt="A chart" href="https://b.fi" /><mj-button href="file:1">Download</mj-button>`,
        { preheader: 'Not in the text' },
      ),
    )
    expect(text).toBe(
      [
        'Two tips',
        'First.',
        'Second, see the post ({{ link[0] }}).',
        'A chart ({{ link[1] }})',
        'Download ({{ link[2] }})',
        'Unsubscribe ({{ unsubscribe }})',
      ].join('\n\n'),
    )
  })
})

describe('what cannot be an email', () => {
  it('is refused by what is wrong with it', async () => {
    expect(await codesOf(compileEmail(write('', { mjml: '' })))).toEqual(['email.empty'])
    expect(await codesOf(compileEmail(write('', { mjml: '<p>Hello</p>' })))).toEqual(['email.structure'])
    expect(await codesOf(compileEmail(write('<mj-include path="/etc/passwd" type="html" />')))).toEqual([
      'email.include',
    ])
    expect(await codesOf(compileEmail(write(`<mj-text>${'x'.repeat(262_144)}</mj-text>`)))).toEqual(['email.tooLarge'])
    expect(await codesOf(compileEmail(write('<div>'.repeat(2000))))).toEqual(['email.tooDeep'])
    expect(await codesOf(compileEmail(write(`<mj-text>${'{{ a }}'.repeat(2000)}</mj-text>`)))).toEqual([
      'email.tooHeavy',
    ])
    expect(await codesOf(compileEmail(write('<mj-text>{% if x %}</mj-text>')))).toEqual(['email.mergeBroken'])
  })

  it.each(['<a x="', '{{', '{', '<a ', '<!--', '<a x={', '<script>', '</', '&#1;', '%}', '<mj-text>{{'])(
    'is found out quickly when it is nothing but %j',
    async (piece) => {
      const mjml = `<mjml><mj-body>${piece.repeat(Math.floor(250_000 / piece.length))}`
      const started = performance.now()
      await codesOf(compileEmail(write('', { mjml })))
      expect(performance.now() - started).toBeLessThan(8000)
    },
    20_000,
  )
})

it('compiles a very long email without making others wait', async () => {
  const block = '<mj-section><mj-column><mj-text>A paragraph of a very long email.</mj-text></mj-column></mj-section>'
  const content = write('', { mjml: `<mjml lang="en"><mj-body>${block.repeat(420)}</mj-body></mjml>` })
  let ticks = 0
  const ticking = setInterval(() => ticks++, 5)
  const { html } = await compileEmail(content)
  clearInterval(ticking)
  expect(html.match(/A paragraph/g)).toHaveLength(420)
  expect(ticks).toBeGreaterThan(10)
}, 60_000)
