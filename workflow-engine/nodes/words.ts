import type { Language } from './language.ts'
import { nestQuotes } from './nestQuotes.ts'
import type { Phrase, Phrases, Reference } from './reference.ts'

/** One language's sentences by key. `{{name}}` is filled in; a sentence with `{{count}}` may stand under `key_one` and
 *  `key_other`, the plural categories of Intl.PluralRules. */
export type Words = Readonly<Record<string, string>>

/** A reference's name for this reader; null or undefined when it has none (it was deleted, or is not loaded). */
export type NameOf = (reference: Reference) => string | null | undefined

/** The sentence `key`, filled in; a phrase that begins it is given its capital. A key that nobody wrote reads as itself,
 *  so that the gap is seen and nothing breaks. */
export function formatWords(words: Words, key: string, params: Phrases, language: Language, nameOf: NameOf): string {
  const opening = /^\{\{\s*(\w+)\s*\}\}/.exec(sentenceOf(words, key, params, language))?.[1]
  const first = opening === undefined ? undefined : params[opening]
  const filled = fill(words, key, params, language, nameOf)
  return nestQuotes(typeof first === 'object' && 'say' in first ? capital(filled, language) : filled)
}

function fill(words: Words, key: string, params: Phrases, language: Language, nameOf: NameOf): string {
  return sentenceOf(words, key, params, language).replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
    const param = params[name]
    if (param === undefined) return ''
    if (typeof param === 'string') return param
    if (typeof param === 'number') return numberFormat(language).format(param)
    if (isMany(param)) return listFormat(language).format(param.map((one) => quoted(named(one, nameOf), language)))
    return 'ref' in param ? named(param, nameOf) : fill(words, param.say, param.params ?? {}, language, nameOf)
  })
}

function sentenceOf(words: Words, key: string, { count }: Phrases, language: Language): string {
  const plural = typeof count === 'number' ? words[`${key}_${pluralRules(language).select(count)}`] : undefined
  return plural ?? words[key] ?? words[`${key}_other`] ?? key
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
