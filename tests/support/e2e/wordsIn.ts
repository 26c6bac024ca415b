import i18next from 'i18next'
import { en } from '#client/i18n/messages/en.ts'
import { fi } from '#client/i18n/messages/fi.ts'
import { sv } from '#client/i18n/messages/sv.ts'
import type { Language } from '#engine/nodes/language.ts'

export type WordsOf = (key: string, params?: Readonly<Record<string, string | number>>) => string

/** What the pages say in a language: `words('programs:new.title')`. A key that is not there throws. */
export function wordsIn(language: Language): WordsOf {
  const spoken = i18next.createInstance({
    lng: language,
    resources: { en, fi, sv },
    keySeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  void spoken.init()
  // The keys are checked when they are asked for: a test puts some of them together.
  const say = spoken.t as (key: string, params: object) => string
  return (key, params = {}) => {
    if (!spoken.exists(key, params)) throw new Error(`There is no text “${key}” in ${language}.`)
    return say(key, params)
  }
}
