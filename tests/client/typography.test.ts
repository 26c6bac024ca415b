import { describe, expect, test } from 'vitest'
import { en } from '#client/i18n/messages/en.ts'
import { fi } from '#client/i18n/messages/fi.ts'
import { sv } from '#client/i18n/messages/sv.ts'
import { type Language, languages } from '#engine/nodes/language.ts'
import { kindOf, nodeTypes } from '#engine/nodes/registry.ts'
import { issueTexts } from '#engine/program/issueTexts.ts'
import { systemMail } from '#engine/worker/deliver/systemMail.ts'
import { noteTexts, reportHeadings } from '#server/imports/noteTexts.ts'
import { publicTexts } from '#server/public/publicTexts.ts'
import { refusals } from '#server/texts/refusals.ts'
import { emailIssueTexts } from '#templates/emailIssueTexts.ts'
import { emailStarters } from '#templates/emails/starters.ts'
import { mergeFields } from '#templates/mergeFields.ts'
import { programTemplates } from '#templates/programs/catalogue.ts'
import type { ProgramTemplate } from '#templates/programs/ProgramTemplate.ts'
import { secondGuideTexts } from '#templates/programs/secondGuideTexts.ts'

interface Said {
  readonly language: Language
  /** Where it is written: `editor:publish.title`. */
  readonly where: string
  readonly text: string
}

/** Every string inside, with the way to it. */
function stringsIn(value: unknown, where: string): [where: string, text: string][] {
  if (typeof value === 'string') return [[where, value]]
  if (typeof value !== 'object' || value === null) return []
  const between = where.includes(':') ? '.' : ':'
  return Object.entries(value).flatMap(([key, inner]) => stringsIn(inner, `${where}${between}${key}`))
}

/** Merge fields, tags and what is quoted from code are no prose. */
const code = /\{\{-?[^}]*\}\}|<[^>]*>|\| default: "[^"]*"|alt=""/g

/** The lines that a reader of the email sees. */
function linesOf(mjml: string): string[] {
  const body = mjml.slice(mjml.indexOf('<mj-body'))
  return body
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&shy;', '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Everything that comes into a workspace with a shipped program. */
function shippedWith(template: ProgramTemplate, language: Language): string[] {
  const { lists, files, segments = [], forms = [], topics = [] } = template
  const ids = (needed: readonly { key: string }[]) => Object.fromEntries(needed.map(({ key }, n) => [key, n + 1]))
  const given = {
    lists: ids(lists),
    files: ids(files),
    segments: ids(segments),
    forms: ids(forms),
    topics: ids(topics),
  }
  const names = [...lists, ...files, ...segments, ...forms, ...topics].map(({ name }) => name[language])
  const labels = forms.flatMap(({ fields }) => fields.map(({ label }) => label[language]))
  const steps = Object.values(template.draw(language, given, '2026-01-05').nodes).flatMap((node): string[] => {
    const said = node.name === undefined ? [] : [node.name]
    if (node.type === 'notify') return [...said, node.config.message]
    if (node.type === 'task') return [...said, node.config.title]
    if (node.type === 'paths') return [...said, ...node.config.paths.map(({ label }) => label)]
    if (node.type !== 'email') return said
    return node.config.variants.flatMap(({ content: { subject, preheader, mjml } }) => [
      ...said,
      subject,
      preheader,
      ...linesOf(mjml),
    ])
  })
  return [...names, ...labels, ...steps]
}

function sayings(language: Language): Said[] {
  const news = (template: string) =>
    systemMail(
      template,
      {
        name: 'Maria Varis',
        email: 'maria@varis.example',
        program: 'Opas',
        link: '/w/1/leads/7',
        contactBy: '2026-11-03T08:00:00.000Z',
        reasons: [
          { code: 'downloaded', params: { file: 'Opas' } },
          { code: 'onList', params: { list: 'Messut' } },
          { code: 'score', params: { score: 45 } },
        ],
      },
      { language, base: 'https://polku.example', zone: 'Europe/Helsinki' },
    )
  const areas = [
    ...Object.entries({ en, fi, sv }[language]).map(([area, texts]) => stringsIn(texts, area)),
    ...nodeTypes.map((type) => stringsIn(kindOf(type).texts[language], type)),
    stringsIn(issueTexts[language], 'issue'),
    ...Object.entries(refusals).map(([code, text]) => stringsIn(text[language], `refusal:${code}`)),
    stringsIn(publicTexts[language], 'public'),
    ...Object.entries(noteTexts).map(([code, text]) => stringsIn(text[language], `note:${code}`)),
    stringsIn(reportHeadings[language], 'report'),
    stringsIn(emailIssueTexts[language], 'emailIssue'),
    ...mergeFields.map(({ tag, label, fallback }) =>
      stringsIn({ label: label[language], fallback: fallback?.[language] }, tag),
    ),
    ...emailStarters.map(({ id, title, content }) => {
      const { subject, preheader, mjml } = content(language)
      return stringsIn([title[language], subject, preheader, ...linesOf(mjml)], `starter:${id}`)
    }),
    ...Object.values(programTemplates).map(({ id, title, about }) =>
      stringsIn({ title: title[language], about: about[language] }, id),
    ),
    ...Object.values(programTemplates).map((template) =>
      stringsIn(shippedWith(template, language), `shipped:${template.id}`),
    ),
    stringsIn(secondGuideTexts[language], 'guide'),
    ...['leadForYou', 'programNote'].map((template) => {
      const { subject, text } = news(template)
      return stringsIn([subject, ...text.split('\n')], template)
    }),
  ]
  return areas.flat().map(([where, text]) => ({ language, where, text }))
}

const said = languages.flatMap(sayings)
const prose = said.map((one) => ({ ...one, text: one.text.replace(code, 'X') }))
const inLanguages = (...wanted: Language[]) => prose.filter(({ language }) => wanted.includes(language))

/** Explains, complains or declines: what stands there is sentences. */
const isSentences = /(?<!^guide|measure)[:.](about|body|help|hint)\b|^issue:|^refusal:|^emailIssue:|:issue\.|:help\./
const isSearched = /:synonyms$/
/** Names of things, which are written so everywhere. */
const capitals =
  /\b(?:[A-Z]|MJML|HTML|CSV|API|MQL|B2B|PDF|HR|GDPR|EU|KB|MB|CV|UTF|JSON|YAML|URL|P5D|PT2H|LinkedIn|OpenAPI|DNS|SPF|DMARC|A–Z|A\/B)\b/g

const unwanted: Readonly<Record<Language, readonly (readonly [wrong: RegExp, right: string])[]>> = {
  en: [
    [/\ba mail\b(?! server)|\bmails\b|\bmailed\b|\btest mail\b/i, 'email'],
    [/\bnodes?\b/i, 'step'],
    [/\benrol?lments?\b/i, 'participation'],
    [/\b(?:color|recognize|organize|center|favorite)/i, 'British spelling'],
    [/\b(?:e-mail|sign-in page|log in)\b/i, 'email, sign in'],
  ],
  fi: [
    [
      /templa|triggeri|dashboard|submit|editoi|klikkiä|linkkaa|featur|canvas|kontakti(?!edot)|\bmaili|\bemail(?!\b)/i,
      'suomea',
    ],
    [/napsaut/i, 'klikata'],
    [/koeviest/i, 'testiviesti'],
    [/\bsaaja/i, 'vastaanottaja'],
    [/eräänty/i, 'lähtövuorossa oleva, tapahtuva'],
    [/peruuta (?:viesti|tilaus)|peruutuslink|peru tilaus/i, 'peru viestit, perumislinkki'],
    [/piirros|piirrok/i, 'kaavio'],
    [/solmu/i, 'vaihe'],
  ],
  sv: [
    [/e-postmeddeland|\bmailet\b|\bmaila/i, 'mejl'],
    [/prenumer/i, 'avregistrera'],
    [/\britning/i, 'rityta, flödesschema'],
    [/\bi drift\b/i, 'pågår, publicerad'],
    [/\bnoder?\b/i, 'steg'],
    [/\bdenna\b|\bdessa\b(?! \p{L})/iu, 'den här'],
  ],
}

const places = ({ language, where, text }: Said) => `${language} ${where}: ${text}`
const none = (wrong: readonly Said[]) => expect(wrong.map(places)).toEqual([])

describe('whatever people read', () => {
  test('is there in all three languages', () => {
    const counts = languages.map((language) => said.filter((one) => one.language === language).length)
    expect(new Set(counts).size).toBe(1)
    expect(counts[0]).toBeGreaterThan(900)
  })

  test('holds no straight quotation mark or apostrophe', () => {
    none(prose.filter(({ text }) => /["'´`]/.test(text)))
  })

  test('quotes “so” in English', () => {
    none(inLanguages('en').filter(({ text }) => /[„«»‘]/.test(text)))
    none(inLanguages('en').filter(({ text }) => text.split('“').length !== text.split('”').length))
  })

  test('quotes ”so” in Finnish and Swedish', () => {
    none(inLanguages('fi', 'sv').filter(({ text }) => /[“„«»‘]|’(?!\p{L})|(?<!\p{L})’/u.test(text)))
    none(inLanguages('fi', 'sv').filter(({ text }) => text.split('”').length % 2 === 0))
  })

  test('has no space too many', () => {
    none(
      prose.filter(
        ({ text, where }) => !where.startsWith('imports:separator') && /[^\S\n\u00a0]{2}|^\s|\s$|\s[,.;:?!]/.test(text),
      ),
    )
  })

  test('keeps a percent sign and a unit with their figure in Finnish and Swedish', () => {
    none(said.filter(({ language, text }) => language !== 'en' && /[\d}](?: |)%|[\d}] (?:kt|Mt|kB|MB)\b/.test(text)))
  })

  test('has one sign for what is left out', () => {
    none(prose.filter(({ text }) => text.includes('...')))
  })

  test('shouts at nobody', () => {
    none(prose.filter(({ text, where }) => !isSearched.test(where) && /\p{Lu}{2,}/u.test(text.replace(capitals, ''))))
  })

  test('ends its sentences', () => {
    const isOpen = ({ text }: Said) => !/[.?!…:”)]$|\}$|X$/.test(text.trim())
    none(prose.filter((one) => isSentences.test(one.where) && one.text.split(/\s+/).length > 3 && isOpen(one)))
    none(prose.filter((one) => /\p{L}[.?!] \p{Lu}/u.test(one.text) && isOpen(one)))
  })

  test('ends alike in all three languages', () => {
    const endOf = (text: string) => /[.?:…]$/.exec(text)?.[0] ?? ''
    const english = new Map(prose.filter(({ language }) => language === 'en').map(({ where, text }) => [where, text]))
    none(
      inLanguages('fi', 'sv').filter(({ where, text }) => {
        if (/^(?:starter|shipped|guide|leadForYou|programNote):/.test(where)) return false
        return endOf(text) !== endOf(english.get(where) ?? '')
      }),
    )
  })

  test('calls one thing by one word', () => {
    for (const language of languages)
      for (const [wrong, right] of unwanted[language])
        expect(
          inLanguages(language)
            .filter(({ where, text }) => !isSearched.test(where) && wrong.test(text))
            .map(places),
          right,
        ).toEqual([])
  })

  test('has a comma before “ennen kuin” in Finnish, where a clause follows', () => {
    none(inLanguages('fi').filter(({ text }) => /[^,\s] ennen kuin \p{L}+ \p{L}+/u.test(text)))
  })
})
