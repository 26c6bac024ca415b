import { conditionTexts } from '../nodes/conditionTexts.ts'
import { nodeName, outletWord, titleOf } from '../nodes/describe.ts'
import type { Issue } from '../nodes/issue.ts'
import type { Language } from '../nodes/language.ts'
import { kindOf, type NodeType, nodeTypes } from '../nodes/registry.ts'
import { formatWords, type NameOf } from '../nodes/words.ts'
import { type Graph, nodeAt } from './graph.ts'
import { issueTexts } from './issueTexts.ts'

/** The sentence of an issue for this reader. A code that nobody wrote a sentence for reads as itself. */
export function issueMessage(
  { code, params = {} }: Pick<Issue, 'code' | 'params'>,
  language: Language,
  nameOf: NameOf,
): string {
  const words = issueTexts[language]
  if ((words[code] ?? words[`${code}_other`]) !== undefined)
    return formatWords(words, code, params, language, withOutlets(language, nameOf))
  const [type, ...rest] = code.split('.')
  const key = `issue.${rest.join('.')}`
  if (type === 'exit' && conditionTexts[language][key] !== undefined) {
    const unfinished = formatWords(words, 'exitUnfinished', params, language, nameOf)
    return `${unfinished} ${formatWords(conditionTexts[language], key, params, language, nameOf)}`
  }
  if (!isType(type) || kindOf(type).texts[language][key] === undefined) return code
  return formatWords(kindOf(type).texts[language], key, params, language, withOutlets(language, nameOf))
}

/** The names of a drawing's own nodes, and of lists, files and members by `outer`. A node may be called by what it asks
 *  about another (“Clicked a link in ‘Blog post’?”), and that one by its title at least. */
export function namesIn(graph: Graph, language: Language, outer: NameOf = () => null): NameOf {
  const named =
    (deeper: number): NameOf =>
    (reference) => {
      if (reference.ref !== 'node') return outer(reference)
      const node = nodeAt(graph, reference.id)
      if (!node) return null
      return deeper > 0 ? nodeName(node, language, named(deeper - 1)) : titleOf(node.type, language)
    }
  return named(2)
}

/** Why an enrollment failed, from its `outcome`: a reason of ours as a sentence, any other as it is. */
export const failureMessage = (reason: string, language: Language): string =>
  issueTexts[language][`failure.${reason}`] ?? reason

const withOutlets =
  (language: Language, nameOf: NameOf): NameOf =>
  (reference) =>
    reference.ref === 'outlet' && isType(reference.type)
      ? reference.label?.trim() || outletWord(reference.type, reference.id, language, reference.nth)
      : nameOf(reference)

const isType = (type: string | undefined): type is NodeType => nodeTypes.some((known) => known === type)
