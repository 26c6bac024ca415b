import { nodeName, outletWord } from '../nodes/describe.ts'
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
  if (words[code] !== undefined) return formatWords(words, code, params, language, withOutlets(language, nameOf))
  const [type, ...rest] = code.split('.')
  const key = `issue.${rest.join('.')}`
  if (!isType(type) || kindOf(type).texts[language][key] === undefined) return code
  return formatWords(kindOf(type).texts[language], key, params, language, withOutlets(language, nameOf))
}

/** The names of a drawing's own nodes, and of lists, files and members by `outer`. */
export function namesIn(graph: Graph, language: Language, outer: NameOf = () => null): NameOf {
  return (reference) => {
    if (reference.ref !== 'node') return outer(reference)
    const node = nodeAt(graph, reference.id)
    return node ? nodeName(node, language, outer) : null
  }
}

/** Why an enrollment failed, from its `outcome`: a reason of ours as a sentence, any other as it is. */
export const failureMessage = (reason: string, language: Language): string =>
  issueTexts[language][`failure.${reason}`] ?? reason

const withOutlets =
  (language: Language, nameOf: NameOf): NameOf =>
  (reference) =>
    reference.ref === 'outlet' && isType(reference.type)
      ? reference.label?.trim() || outletWord(reference.type, reference.id, language)
      : nameOf(reference)

const isType = (type: string | undefined): type is NodeType => nodeTypes.some((known) => known === type)
