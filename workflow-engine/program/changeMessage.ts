import { conditionTexts } from '../nodes/conditionTexts.ts'
import { outletWord, titleOf } from '../nodes/describe.ts'
import type { Language } from '../nodes/language.ts'
import type { Phrase } from '../nodes/reference.ts'
import { kindOf, type NodeType, nodeTypes } from '../nodes/registry.ts'
import { formatWords, type NameOf, type Words } from '../nodes/words.ts'
import { changeTexts } from './changeTexts.ts'
import type { Change } from './describeChanges.ts'
import { type Graph, nodeAt } from './graph.ts'
import { namesIn } from './issueMessage.ts'

export interface SaidChange {
  /** "Added", "Removed", "Changed". */
  readonly sign: string
  /** "Wait 5 days", "Rules of the program". */
  readonly about: string
  /** "For: 3 days → 5 days". */
  readonly details: readonly string[]
}

/** A change in words. @param nameOf names of both drawings: see namesOfBoth */
export function sayChange(change: Change, language: Language, nameOf: NameOf): SaidChange {
  const words = wordsFor(change.type, language)
  const say = ({ say: key, params = {} }: Phrase) =>
    formatWords(words, key, params, language, withOutlets(language, nameOf))
  return {
    sign: say({ say: `change.${change.sign}` }),
    about: say(change.about),
    details: change.details.map(({ said }) => capital(say(said), language)),
  }
}

/** What steps are called: by the newer drawing, and those that it does not have by the older. */
export function namesOfBoth(before: Graph, after: Graph, language: Language, outer?: NameOf): NameOf {
  const [old, now] = [namesIn(before, language, outer), namesIn(after, language, outer)]
  return (reference) => (reference.ref === 'node' && !nodeAt(after, reference.id) ? old(reference) : now(reference))
}

/** Changes as lines of text, for those who read no colours: "Changed: Wait 5 days. For: 3 days → 5 days." */
export const changeLine = ({ sign, about, details }: SaidChange): string => [`${sign}: ${about}`, ...details].join('. ')

function wordsFor(type: NodeType | null, language: Language): Words {
  const kinds = Object.fromEntries(nodeTypes.map((one) => [`kind.${one}`, titleOf(one, language)]))
  return {
    ...conditionTexts[language],
    ...(type ? kindOf(type).texts[language] : {}),
    ...kinds,
    ...changeTexts[language],
  }
}

const withOutlets =
  (language: Language, nameOf: NameOf): NameOf =>
  (reference) =>
    reference.ref === 'outlet'
      ? reference.label?.trim() || outletWord(reference.type as NodeType, reference.id, language, reference.nth)
      : nameOf(reference)

const capital = (text: string, language: Language): string =>
  text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(language))
