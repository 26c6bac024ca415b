import type { Language } from './language.ts'
import { nestQuotes } from './nestQuotes.ts'
import type { Phrase, Phrases, Reference } from './reference.ts'

/** One language's sentences by key. `{{name}}` is filled in; a sentence with `{{count}}` may stand under `key_one` and
 *  `key_other`, the plural categories of Intl.PluralRules. */
export type Words = Readonly<Record<string, string>>

/** A reference's name for this reader; null or undefined when it has none (it was deleted, or is not loaded). */
export type NameOf = (reference: Reference) => string | null | undefined

/** The sentence `key`, filled in. A key that nobody wrote reads as itself, so that the gap is seen and nothing breaks. */
export function formatWords(words: Words, key: string, params: Phrases, language: Language, nameOf: NameOf): string {
  const { count } = params
  const plural = typeof count === 'number' ? words[`${key}_${pluralRules(language).select(count)}`] : undefined
  const sentence = plural ?? words[key] ?? words[`${key}_other`] ?? key
  const filled = sentence.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string, at: number) => {
    const param = params[name]
    if (param === undefined) return ''
    if (typeof param === 'string') return param
    if (typeof param === 'number') return numberFormat(language).format(param)
    if (isMany(param)) return listFormat(language).format(param.map((one) => quoted(named(one, nameOf), language)))
    if ('ref' in param) return named(param, nameOf)
    const phrase = formatWords(words, param.say, param.params ?? {}, language, nameOf)
    return at === 0 ? capital(phrase, language) : phrase
  })
  return nestQuotes(filled)
}

const named = (reference: Reference, nameOf: NameOf): string => nameOf(reference) ?? `#${reference.id}`

const quoted = (name: string, language: Language): string => (language === 'en' ? `“${name}”` : `”${name}”`)

const isMany = (param: Phrase | Reference | readonly Reference[]): param is readonly Reference[] => Array.isArray(param)

/** A phrase that begins a sentence. */
const capital = (text: string, language: Language): string =>
  text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(language))

const pluralRules = once((language) => new Intl.PluralRules(language))
const numberFormat = once((language) => new Intl.NumberFormat(language))
const listFormat = once((language) => new Intl.ListFormat(language === 'en' ? 'en-GB' : language))

/** Intl objects cost more than the sentences they make. */
function once<T>(make: (language: Language) => T): (language: Language) => T {
  const made = new Map<Language, T>()
  return (language) => {
    const known = made.get(language) ?? make(language)
    made.set(language, known)
    return known
  }
}
