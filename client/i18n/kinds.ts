import i18next from 'i18next'
import { type Language, languages } from '#engine/nodes/language.ts'
import { nodeKinds } from '#engine/nodes/registry.ts'

let added = false

/** The texts of the node kinds, which live with the kinds, as the namespace `kinds` with keys such as
 *  `wait.summary.days`. Pulls the engine in, so only pages that draw nodes call it. */
export function addKindTexts(): void {
  if (added) return
  added = true
  for (const language of languages) i18next.addResourceBundle(language, 'kinds', kindTexts(language))
}

function kindTexts(language: Language): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const kind of Object.values(nodeKinds)) {
    for (const [key, text] of Object.entries(kind.texts[language])) texts[`${kind.type}.${key}`] = text
  }
  return texts
}
