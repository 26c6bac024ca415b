import { conditionTexts } from './conditionTexts.ts'
import { type Language, languages } from './language.ts'
import type { Words } from './words.ts'

const isOfFields = (key: string): boolean =>
  key.startsWith('choice.condition.field.') || /^condition\.(person|company)Field$/.test(key)

/** What the fields of a person are called, in the words of conditions: what conditionPhrase.ts `fieldPhrase` says. Kinds
 *  that name fields spread these into their own texts. */
export const fieldWords = Object.fromEntries(
  languages.map((language) => [
    language,
    Object.fromEntries(Object.entries(conditionTexts[language]).filter(([key]) => isOfFields(key))),
  ]),
) as Record<Language, Words>
