import { describe, expect, it } from 'vitest'
import type { EmailContent } from '#engine/nodes/fields.ts'
import { type Language, languages } from '#engine/nodes/language.ts'
import { inspectEmail } from '#templates/checkEmail.ts'
import { compileEmail } from '#templates/compileEmail.ts'
import { blogPost } from '#templates/emails/blogPost.ts'
import { palette } from '#templates/emails/frame.ts'
import { plainEmail } from '#templates/emails/plainEmail.ts'
import { coverColours, secondGuide } from '#templates/emails/secondGuide.ts'
import { emailStarters } from '#templates/emails/starters.ts'
import { screenColours, video } from '#templates/emails/video.ts'
import { fieldsIn } from '#templates/liquid.ts'
import { mergeEmail } from '#templates/mergeEmail.ts'
import { sparsePerson } from '#templates/samplePeople.ts'

const starters: Readonly<Record<string, (language: Language) => EmailContent>> = {
  blogPost,
  secondGuide: (language) => secondGuide(language, 12),
  video,
  plainEmail,
}
const every = Object.entries(starters).flatMap(([name, write]) =>
  languages.map((language) => ({ name, language, content: write(language) })),
)

describe.each(every)('$name in $language', ({ language, content }) => {
  it('has no issues', async () => {
    expect((await inspectEmail(content, { fileIds: new Set([12]) })).issues).toEqual([])
  })

  it('is far from being cut', async () => {
    expect((await inspectEmail(content, { fileIds: new Set([12]) })).bytes).toBeLessThan(30 * 1024)
  })

  it('says the same in its text part, in its own language, to somebody without a name', async () => {
    const compiled = await compileEmail(content)
    const links = compiled.links.map((_, index) => `https://go.example/${index}`)
    const { html, text } = mergeEmail(compiled, sparsePerson, { links, unsubscribe: 'https://go.example/u' })
    expect(html).toContain(`<html lang="${language}"`)
    expect(text).toMatch(
      { en: /^Company\n\nHi there,/, fi: /^Company\n\nHei taas!/, sv: /^Company\n\nHej igen!/ }[language],
    )
    for (const link of [...links, 'https://go.example/u']) expect(text).toContain(`(${link})`)
    expect(text).toContain('Company · Street 1, 00100 Helsinki')
    expect(text).not.toMatch(/[{}<>]|undefined|\[object/)
  })

  it('fits the lines that mail programs show', () => {
    expect(content.subject.length).toBeLessThanOrEqual(64)
    expect(content.preheader.length).toBeLessThanOrEqual(90)
  })
})

describe('a starter', () => {
  it.each(Object.keys(starters))(
    '%s leads to the same places and merges the same fields in every language',
    async (name) => {
      const facts = await Promise.all(
        languages.map(async (language) => {
          const content = starters[name]?.(language) ?? plainEmail(language)
          const { links } = await compileEmail(content)
          const fields = fieldsIn(content.mjml).map(({ path }) => path.join('.'))
          const elements = [...content.mjml.matchAll(/<(\w[\w-]*)/g)].map((match) => match[1])
          return { links, fields: fields.sort(), elements }
        }),
      )
      expect(facts[1]).toEqual(facts[0])
      expect(facts[2]).toEqual(facts[0])
    },
  )

  it('of the second guide links to the file, nothing else', async () => {
    const { links } = await compileEmail(secondGuide('fi', 12))
    expect(links).toEqual([{ kind: 'file', url: 'file:12', fileId: 12 }])
  })
})

it('the starters to choose from differ, and only the guide still wants a file', async () => {
  for (const language of languages) {
    const issues = await Promise.all(
      emailStarters.map(async ({ id, content }) => {
        const { issues } = await inspectEmail(content(language), { fileIds: new Set() })
        return [id, issues.map(({ code }) => code)]
      }),
    )
    expect(issues).toEqual([
      ['plain', []],
      ['blogPost', []],
      ['guide', ['email.unknownFile', 'email.unknownFile']],
      ['video', []],
    ])
  }
})

describe('colours', () => {
  const pairs = [
    ['ink', 'card'],
    ['ink', 'page'],
    ['soft', 'card'],
    ['muted', 'card'],
    ['muted', 'page'],
    ['accent', 'card'],
    ['onAccent', 'accent'],
  ] as const

  it.each(pairs)(
    '%s on %s can be read in light, in dark, and where a mail program turns light into dark',
    (text, ground) => {
      expect(contrast(palette[text].light, palette[ground].light)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(palette[text].dark, palette[ground].dark)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(inverted(palette[text].light), inverted(palette[ground].light))).toBeGreaterThanOrEqual(4.5)
    },
  )

  it('of the pictures drawn in type can be read', () => {
    expect(contrast(coverColours.ink, coverColours.ground)).toBeGreaterThanOrEqual(4.5)
    for (const ground of [screenColours.ground, palette.page.dark]) {
      expect(contrast(screenColours.ink, ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(screenColours.soft, ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(screenColours.play, ground)).toBeGreaterThanOrEqual(3)
    }
  })

  it('are those, and no others', () => {
    const known = new Set(
      [
        ...Object.values(palette).flatMap(Object.values),
        ...Object.values(coverColours),
        ...Object.values(screenColours),
      ].map((colour: string) => colour.toUpperCase()),
    )
    for (const { content } of every) {
      for (const [colour] of content.mjml.matchAll(/#[0-9a-f]{6}\b/gi)) expect(known).toContain(colour.toUpperCase())
    }
  })
})

/** WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function channels(hex: string): [number, number, number] {
  const at = (index: number) => Number.parseInt(hex.slice(index, index + 2), 16) / 255
  return [at(1), at(3), at(5)]
}

function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** What full inversion makes of a colour: the hue stays, light becomes dark. */
function inverted(hex: string): string {
  const [r, g, b] = channels(hex)
  const shift = 1 - Math.max(r, g, b) - Math.min(r, g, b)
  return `#${[r, g, b]
    .map((c) =>
      Math.round((c + shift) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}
