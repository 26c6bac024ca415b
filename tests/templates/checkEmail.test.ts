import { describe, expect, it } from 'vitest'
import type { EmailContent } from '#engine/nodes/fields.ts'
import { languages } from '#engine/nodes/language.ts'
import { checkEmail, type EmailIssue, inspectEmail } from '#templates/checkEmail.ts'
import { emailIssueTexts } from '#templates/emailIssueTexts.ts'
import { write } from './write.ts'

const known = { fileIds: new Set([12]), fields: new Set(['employees', 'industry']) }

/** The English sentences of an email's issues. */
async function sentences(content: EmailContent): Promise<string[]> {
  return (await checkEmail(content, known)).map(say)
}

function say({ code, params = {} }: EmailIssue): string {
  const sentence = emailIssueTexts.en[code] ?? `No sentence for ${code}.`
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? `No param ${name}.`))
}

describe('an email in order', () => {
  it('has no issues', async () => {
    const content = write(
      `<mj-text>Hi {{ prospect.firstName | default: "there" }}, {{ prospect.fields.industry | default: "x" }}</mj-text>
<mj-text>{% if prospect.company != blank %}How is {{ prospect.company }}?{% endif %} {{ owner.name | default: sender.name }}</mj-text>
<mj-button href="file:12">Guide</mj-button><mj-button href="https://a.fi/?c={{ prospect.company }}">Post</mj-button>`,
    )
    expect(await sentences(content)).toEqual([])
  })

  it('may assign and loop within reason', async () => {
    const content = write(
      `<mj-text>{% assign days = "Mon,Tue" | split: "," %}{% for day in days %}{{ day }} {{ forloop.index }}{% endfor %}</mj-text>`,
    )
    expect(await sentences(content)).toEqual([])
  })
})

describe('merge fields', () => {
  it('that are not closed are found by line and column', async () => {
    expect(await sentences(write('<mj-text>\nHi {{ prospect.firstName </mj-text>'))).toEqual([
      'Line 5, column 4: merge tag is not closed.',
    ])
    expect(await sentences(write('<mj-text>x</mj-text>', { subject: 'Hi {{ prospect.firstName' }))).toEqual([
      'Line 1, column 4: merge tag is not closed.',
    ])
  })

  it('that do not exist come with what was meant', async () => {
    expect(
      await sentences(
        write(`<mj-text>{{ prospect.fristName }}
{{ contact.firstName }}
{{ etunimi }}
{{ prospect.fields.employes | default: "x" }}
{{ qwertyuiop }}</mj-text>`),
      ),
    ).toEqual([
      'Line 4: unknown field fristName. Did you mean firstName?',
      'Line 5: unknown field contact.firstName. Did you mean prospect.firstName?',
      'Line 6: unknown field etunimi. Did you mean prospect.firstName?',
      'Line 7: unknown field employes. Did you mean employees?',
      'Line 8: unknown field qwertyuiop.',
    ])
  })

  it('that may be empty want a fallback, unless a condition or an address holds them', async () => {
    expect(
      await sentences(
        write(`<mj-text>Hi {{ prospect.firstName }},
{% if prospect.company %}{{ prospect.company }}{% endif %}
{{ prospect.email }}</mj-text>`),
      ),
    ).toEqual(['Line 4: prospect.firstName may be empty. Add a fallback, for example | default: "there".'])
  })

  it('that stand where the compiler drops them are missed', async () => {
    expect(await sentences(write('{% if prospect.score > 5 %}\n<mj-text>x</mj-text>\n{% endif %}'))).toEqual([
      'Line 4: this merge tag disappears when the email is built. Put it inside mj-text or mj-raw.',
      'Line 6: this merge tag disappears when the email is built. Put it inside mj-text or mj-raw.',
    ])
  })

  it('have no way around escaping, and no files', async () => {
    expect(await sentences(write('<mj-text>{{ prospect.email | raw }}</mj-text>'))).toEqual([
      'Line 4: unknown filter raw.',
    ])
    expect(await sentences(write('<mj-text>{% include "a" %}</mj-text>'))).toEqual(['Line 4: unknown tag include.'])
    expect(await sentences(write('<mj-text>{% render "a" %}</mj-text>'))).toEqual(['Line 4: unknown tag render.'])
  })

  it('that go on for too long are stopped within 200 ms', async () => {
    const letters = 'a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z'
    const nested = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `{% for ${name} in all %}`).join('')
    for (const liquid of [
      '{% for i in (1..1e9) %}x{% endfor %}',
      '{% for i in (1..1000000000) %}x{% endfor %}',
      `{% assign all = "${letters}" | split: "," %}${nested}x${'{% endfor %}'.repeat(6)}`,
    ]) {
      const content = write(`<mj-text>${liquid}</mj-text>`)
      // The compiler's own start is not the template's doing.
      await inspectEmail(write('<mj-text>warm</mj-text>'), known)
      const started = performance.now()
      expect(await sentences(content)).toEqual(['Template too heavy. Shorten it, and take out loops.'])
      expect(performance.now() - started).toBeLessThan(5000)
    }
  })
})

describe('markup', () => {
  it('that MJML does not know, or has elsewhere, is told with its line', async () => {
    expect(
      await sentences(
        write(`<mj-oops>x</mj-oops>
<mj-text font-siz="1">x</mj-text>
<mj-text padding="wide">x</mj-text>
<mj-section><mj-column><mj-text>x</mj-text></mj-column></mj-section>`),
      ),
    ).toEqual([
      'Line 4: MJML has no element mj-oops.',
      'Line 7: mj-section cannot be inside mj-column. It belongs in: mj-attributes, mj-body, mj-wrapper.',
      'Line 5: mj-text has no attribute font-siz.',
      'Line 6: the value of padding in mj-text is not valid.',
    ])
  })

  it('that is never closed is told with its line', async () => {
    expect(await sentences(write('<mj-text>one</mj-text>\n<mj-table>'))).toContain('Line 5: mj-table is not closed.')
  })

  it('that reads files or runs is refused', async () => {
    expect(await sentences(write('\n<mj-include path="./a.mjml" />'))).toEqual([
      'mj-include reads files and is not allowed (line 5).',
    ])
    expect(await sentences(write('<mj-text><script>1</script><b onclick="1">x</b></mj-text>'))).toEqual([
      'Line 4: script is not allowed. Mail programs block scripts and forms.',
      'Line 4: b onclick is not allowed. Mail programs block scripts and forms.',
    ])
  })

  it('must put quotes around merge fields in attributes', async () => {
    expect(await sentences(write('<mj-text><b title={{ prospect.email }}>x</b></mj-text>'))).toEqual([
      'Line 4: put quotation marks around the value of title.',
    ])
  })

  it('too large or too deep is said in numbers', async () => {
    expect(await sentences(write(`<mj-text>${'x'.repeat(319_000)}</mj-text>`))).toEqual([
      'Template is 312 KB, limit 256 KB.',
    ])
    expect(await sentences(write(`<mj-text>${'<b>'.repeat(60)}</mj-text>`))).toEqual([
      'Line 4: blocks are nested too deeply (limit 50).',
    ])
  })
})

describe('links', () => {
  it('must lead somewhere', async () => {
    expect(
      await sentences(
        write(`<mj-text><a href="javascript:alert(1)">a</a>
<a href="www.a.fi">b</a>
<a href="file:13">c</a>
<a href="#">d</a></mj-text>`),
      ),
    ).toEqual([
      'Line 4: links must start with https:// or mailto: (javascript:alert(1)).',
      'Line 5: links must start with https:// or mailto: (www.a.fi).',
      'Line 6: there is no file number 13. Choose a file.',
      'Line 7: this link goes nowhere.',
    ])
  })

  it('must hold a way out', async () => {
    expect(await sentences(write('<mj-text>x</mj-text>', { footer: false }))).toEqual([
      'This email has no unsubscribe link. Add the footer.',
    ])
    expect(
      await sentences(write('<mj-text>x <!-- <a href="{{ unsubscribe }}">x</a> --></mj-text>', { footer: false })),
    ).toEqual(['This email has no unsubscribe link. Add the footer.'])
  })
})

describe('what readers get', () => {
  it('is warned of before Gmail cuts it', async () => {
    const long = (characters: number) => write(`<mj-text>${'abcdefgh '.repeat(characters / 9)}</mj-text>`)
    expect(await sentences(long(108_000))).toEqual([
      expect.stringMatching(/^The email is 1\d\d KB\. Gmail cuts emails at 102 KB and hides the rest\.$/),
    ])
    expect(await sentences(long(92_000))).toEqual([
      expect.stringMatching(/^The email is 9\d KB\. Gmail cuts emails at 102 KB\.$/),
    ])
    expect(await sentences(long(70_000))).toEqual([])
  })

  it('counts links as long as they will be', async () => {
    const link = '<a href="https://a.fi/x">x</a> '
    const { bytes, compiled } = await inspectEmail(write(`<mj-text>${link.repeat(300)}</mj-text>`), known)
    expect(bytes - (compiled?.html.length ?? 0)).toBeGreaterThan(300 * 80)
  })

  it('includes those who do not see', async () => {
    expect(await sentences(write('<mj-image src="https://a.fi/a.png" />'))).toEqual([
      'Line 4: the image has no alt text. Add one, or alt="" if it is only decoration.',
    ])
    const content = write('<mj-text>x</mj-text>')
    expect(await sentences({ ...content, mjml: content.mjml.replace(' lang="en"', '') })).toEqual([
      'Tell the language to screen readers: <mjml lang="en">.',
    ])
  })
})

describe('the sentences', () => {
  it('exist in every language, about the same things', () => {
    const paramsOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()
    for (const language of languages) {
      expect(Object.keys(emailIssueTexts[language]).sort()).toEqual(Object.keys(emailIssueTexts.en).sort())
      for (const [code, text] of Object.entries(emailIssueTexts[language])) {
        expect([code, paramsOf(text)]).toEqual([code, paramsOf(emailIssueTexts.en[code] ?? '')])
      }
    }
  })

  it('come with blockers first, then by line', async () => {
    const issues = await checkEmail(
      write('<mj-image src="https://a.fi/a.png" />\n<mj-text>{{ prospect.firstName }}</mj-text>\n<mj-oops>x</mj-oops>'),
      known,
    )
    expect(issues.map(({ severity }) => severity)).toEqual(['blocker', 'warning', 'tip'])
  })
})
