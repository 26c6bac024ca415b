import i18next, { type PostProcessorModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type Language, languages } from '#engine/nodes/language.ts'
import { nestQuotes } from '#engine/nodes/nestQuotes.ts'

const key = 'polku.language'

/** The locale that dates, numbers and built-in component texts follow. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fi: 'fi-FI', sv: 'sv-SE' }

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', fi: 'Suomi', sv: 'Svenska' }

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}

/** The first of the browser's languages that we speak; what was used here last comes before them. */
export function chooseLanguage(remembered: string | null, wanted: readonly string[]): Language {
  if (isLanguage(remembered)) return remembered
  return wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en'
}

/** One language's texts are one chunk, fetched when it is spoken. */
const texts = {
  en: async () => (await import('./messages/en.ts')).en,
  fi: async () => (await import('./messages/fi.ts')).fi,
  sv: async () => (await import('./messages/sv.ts')).sv,
} satisfies Record<Language, () => Promise<unknown>>

/** A step's name may hold quotation marks of its own: “Downloaded ‘Guide’?”. */
const quotes: PostProcessorModule = { type: 'postProcessor', name: 'quotes', process: nestQuotes }

/** Starts i18next in the reader's language. */
export async function startLanguages(): Promise<void> {
  const language = chooseLanguage(localStorage.getItem(key), navigator.languages)
  i18next.use(initReactI18next).use(quotes)
  await i18next.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: await texts[language]() },
    defaultNS: 'ui',
    keySeparator: false,
    interpolation: { escapeValue: false },
    postProcess: [quotes.name],
    returnNull: false,
    react: { useSuspense: false },
  })
  document.documentElement.lang = language
}

/** Changes the language of the whole page at once and remembers it in this browser. */
export async function speak(language: Language): Promise<void> {
  localStorage.setItem(key, language)
  if (i18next.language === language) return
  for (const [area, words] of Object.entries(await texts[language]())) {
    i18next.addResourceBundle(language, area, words)
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** The language that is spoken now. */
export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'en'
}
