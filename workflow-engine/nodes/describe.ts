import type { Language } from './language.ts'
import { kindOf, type Node } from './registry.ts'
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

/** What an outlet is called: "Yes", or what its settings call it. */
export const outletName = (node: Pick<Node, 'type' | 'config'>, outlet: string, language: Language): string =>
  kindOf(node.type).outletLabel?.(node.config, outlet)?.trim() || outletWord(node.type, outlet, language)

/** What an outlet is called by its kind. */
export const outletWord = (type: Node['type'], outlet: string, language: Language): string =>
  kindOf(type).texts[language][`outlet.${outlet}`] ?? outlet
