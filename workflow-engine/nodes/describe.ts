import type { Condition } from './condition.ts'
import { conditionPhrase, rulePhrase } from './conditionPhrase.ts'
import { conditionTexts } from './conditionTexts.ts'
import type { Language } from './language.ts'
import type { Phrase } from './reference.ts'
import { kindOf, type Node, outletsOf } from './registry.ts'
import type { Rule } from './rule.ts'
import { formatWords, type NameOf } from './words.ts'

/** The sentence on a node's card: "Wait 5 days". */
export function summaryOf(node: Node, language: Language, nameOf: NameOf): string {
  const kind = kindOf(node)
  const { key, params = {} } = kind.summary(node.config)
  return formatWords(kind.texts[language], key, params, language, nameOf)
}

/** What a node is called in a sentence: its own name, else its summary, else what kind it is. */
export function nodeName(node: Node, language: Language, nameOf: NameOf): string {
  const kind = kindOf(node)
  if (node.name?.trim()) return node.name.trim()
  return kind.summary(node.config).key === 'summary.empty'
    ? titleOf(node.type, language)
    : summaryOf(node, language, nameOf)
}

/** What a kind is called: "Send email". */
export const titleOf = (type: Node['type'], language: Language): string => kindOf(type).texts[language].title ?? type

/** What an outlet is called: "Yes", what its settings call it, or "Path 2". */
export const outletName = (node: Pick<Node, 'type' | 'config'>, outlet: string, language: Language): string =>
  kindOf(node.type).outletLabel?.(node.config, outlet)?.trim() ||
  outletWord(node.type, outlet, language, outletsOf(node).indexOf(outlet) + 1)

/** What an outlet is called by its kind. @param nth where it stands among the outlets, from 1 */
export function outletWord(type: Node['type'], outlet: string, language: Language, nth = 0): string {
  const words = kindOf(type).texts[language]
  const word = words[`outlet.${outlet}`]
  if (word !== undefined || nth === 0 || words['outlet.nth'] === undefined) return word ?? outlet
  return formatWords(words, 'outlet.nth', { nth }, language, () => null)
}

/** A condition as a sentence of its own: "On the list “Newsletter”". */
export const conditionSummary = (condition: Condition, language: Language, nameOf: NameOf): string =>
  sentence(conditionPhrase(condition), language, nameOf)

/** A rule as a sentence of its own: its condition, or "All of 3 conditions". */
export const ruleSummary = (rule: Rule, language: Language, nameOf: NameOf): string =>
  sentence(rulePhrase(rule), language, nameOf)

const sentence = (phrase: Phrase | null, language: Language, nameOf: NameOf): string =>
  formatWords(conditionTexts[language], 'rule.sentence', { what: phrase ?? { say: 'rule.empty' } }, language, nameOf)
