import type { KindWords } from '#client/editor/catalog.ts'
import { fieldWords } from '#engine/nodes/fieldWords.ts'
import { languages } from '#engine/nodes/language.ts'
import { kindOf, type Node } from '#engine/nodes/registry.ts'
import { holdsWords } from './fold.ts'

/** What of a step was found, in the order of looking: its name or what it says it does, its kind, its email, a field of a
 *  person that it reads or writes, or the name of something it points to. */
export const places = ['name', 'kind', 'subject', 'body', 'field', 'reference', 'problem'] as const
export type FoundIn = (typeof places)[number]

export interface Found {
  readonly id: string
  readonly in: FoundIn
}

export interface Looking {
  readonly wanted: string
  /** Steps with a problem alone; with nothing else wanted, all of those. */
  readonly onlyProblems: boolean
}

/** The steps that hold what is looked for, in the order given. Nothing wanted finds nothing. */
export function findSteps(
  order: readonly Node[],
  { wanted, onlyProblems }: Looking,
  words: Pick<KindWords, 'name' | 'summary' | 'nameOf'>,
  hasProblem: (id: string) => boolean,
): readonly Found[] {
  const needle = wanted.trim()
  if (needle === '' && !onlyProblems) return []
  return order.flatMap((node): Found[] => {
    if (onlyProblems && !hasProblem(node.id)) return []
    if (needle === '') return [{ id: node.id, in: 'problem' }]
    const at = places.find((place) => textsOf[place](node, words).some((text) => holdsWords(text, needle)))
    return at ? [{ id: node.id, in: at }] : []
  })
}

type Texts = (node: Node, words: Pick<KindWords, 'name' | 'summary' | 'nameOf'>) => readonly string[]

/** What a step says at each place, in all three languages where the words are ours. */
const textsOf: Readonly<Record<FoundIn, Texts>> = {
  name: (node, words) => [words.name(node), words.summary(node)],
  kind: ({ type }) =>
    languages.flatMap((language) => {
      const { title = '', synonyms = '' } = kindOf(type).texts[language]
      return [title, ...synonyms.split(',')]
    }),
  subject: (node) => contentsOf(node).flatMap(({ subject, preheader }) => [subject, preheader]),
  body: (node) => contentsOf(node).map(({ mjml }) => readable(mjml)),
  field: (node) => fieldsOf(node).flatMap(namesOfField),
  reference: (node, words) =>
    (kindOf(node).references?.(node.config) ?? []).flatMap((pointer) => words.nameOf(pointer) ?? []),
  problem: () => [],
}

const contentsOf = (node: Node) => (node.type === 'email' ? node.config.variants.map(({ content }) => content) : [])

/** The prose of a body: no head, no tags, no merge fields. */
const readable = (mjml: string): string =>
  mjml
    .replace(/<mj-head[\s\S]*?<\/mj-head>/g, '')
    .replace(/<!--[\s\S]*?-->|<[^>]*>|\{\{[^}]*\}\}/g, ' ')
    .replaceAll('&nbsp;', ' ')

/** The fields of a person that a step reads or writes: merged into its email, or named in its settings. */
function fieldsOf(node: Node): string[] {
  const merged = contentsOf(node).flatMap(({ subject, preheader, mjml }) =>
    [...`${subject} ${preheader} ${mjml}`.matchAll(/\{\{-?\s*([\w.]+)/g)].map((match) => match[1] ?? ''),
  )
  return [...new Set([...merged, ...(node.type === 'email' ? [] : fieldsIn(node.config))])]
}

function fieldsIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'field' && typeof inner === 'string' ? [inner] : fieldsIn(inner),
  )
}

/** A field by its key and by what it is called. `prospect.fields.budget` is the workspace's own `budget`. */
function namesOfField(field: string): string[] {
  const key = field.replace(/^(?:prospect\.fields|prospect|owner|sender|workspace)\./, '')
  const said = languages.map((language) => fieldWords[language][`choice.condition.field.${key}`] ?? '')
  return [field, key, ...said].filter((name) => name !== '')
}
