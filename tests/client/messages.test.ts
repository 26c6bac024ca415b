import { describe, expect, test } from 'vitest'
import { en } from '#client/i18n/messages/en.ts'
import { fi } from '#client/i18n/messages/fi.ts'
import { sv } from '#client/i18n/messages/sv.ts'

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>
const languages: Readonly<Record<string, Texts>> = { en, fi, sv }
const english: Texts = en

/** `{{count, number}}` and `{{name}}` alike give the name. */
function params(text: string): string[] {
  return [...text.matchAll(/\{\{\s*-?\s*(\w+)[^}]*\}\}/g)].map((match) => match[1] ?? '').sort()
}

const everyText = Object.entries(languages).flatMap(([language, areas]) =>
  Object.entries(areas).flatMap(([area, texts]) =>
    Object.entries(texts).map(([key, text]) => ({ language, area, key, text })),
  ),
)

describe('the texts of the client', () => {
  test('have the same areas and keys in all three languages', () => {
    for (const areas of [fi, sv] as Texts[]) {
      expect(Object.keys(areas).sort()).toEqual(Object.keys(english).sort())
      for (const [area, texts] of Object.entries(english))
        expect(Object.keys(areas[area] ?? {}).sort(), area).toEqual(Object.keys(texts).sort())
    }
  })

  test('take the same params in all three languages', () => {
    for (const { language, area, key, text } of everyText)
      expect(params(text), `${language} ${area}:${key}`).toEqual(params(english[area]?.[key] ?? ''))
  })

  test('are never empty', () => {
    for (const { language, area, key, text } of everyText)
      expect(text.trim(), `${language} ${area}:${key}`).not.toBe('')
  })

  test('have both plural forms, the ones that each of the languages uses', () => {
    for (const language of Object.keys(languages))
      expect(new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort()).toEqual(['one', 'other'])
    for (const { language, area, key } of everyText) {
      const twin = key.endsWith('_one')
        ? key.replace(/_one$/, '_other')
        : key.endsWith('_other')
          ? key.replace(/_other$/, '_one')
          : key
      expect(languages[language]?.[area], `${language} ${area}:${key}`).toHaveProperty([twin])
    }
  })

  test('are not left in English', () => {
    // Words that are the same in both languages.
    const same = /^[^a-zåäö]*$|^(MQL|HTML|Text|Program|Lead|Leads|Status|Filter|Import|API|UTF)/i
    for (const [language, areas] of [
      ['fi', fi as Texts],
      ['sv', sv as Texts],
    ] as const) {
      for (const [area, texts] of Object.entries(areas))
        for (const [key, text] of Object.entries(texts)) {
          const original = english[area]?.[key] ?? ''
          const isProse =
            original
              .replace(/\{\{[^}]*\}\}/g, '')
              .trim()
              .split(/\s+/).length > 2
          if (isProse && !same.test(original)) expect(text, `${language} ${area}:${key}`).not.toBe(original)
        }
    }
  })

  test('hold no emoji and no straight quotes around a name', () => {
    for (const { language, area, key, text } of everyText) {
      expect(text, `${language} ${area}:${key}`).not.toMatch(/\p{Extended_Pictographic}/u)
      expect(text, `${language} ${area}:${key}`).not.toMatch(/["']\{\{/)
    }
  })
})
