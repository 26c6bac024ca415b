import { createNode, type Node } from '#engine/nodes/registry.ts'
import { addAfter, addNode } from '#engine/program/edits.ts'
import { emptyGraph, type Graph } from '#engine/program/graph.ts'

// A program drawn in text is a program:
//
//   joins Downloaded the guide ── email Blog post ── wait 5 days ── downloaded Second guide?
//     ├ yes ── hand off ── tell owner: A lead! ── end
//     └ no ── email Video ── end
//
// Steps stand between dashes. A line that begins with ├ or └ and an outlet goes on from the last step of the nearest
// line above that is indented less. Bars may be drawn anywhere.

export interface Drawn {
  readonly graph: Graph
  /** The ids that the drawing's names stand for. */
  readonly lists: ReadonlyMap<string, number>
  readonly files: ReadonlyMap<string, number>
  /** The id of the step that was written like this: `drawn.id('email Video')`. The n-th, when it stands there often. */
  id(step: string, n?: number): string
}

export function draw(text: string): Drawn {
  const names = { lists: new Map<string, number>(), files: new Map<string, number>() }
  const ids = new Map<string, string[]>()
  const ends: { column: number; id: string }[] = []
  let graph = emptyGraph
  let nodes = 0
  for (const line of text
    .split('\n')
    .map((drawn) => drawn.replaceAll('│', ' '))
    .filter((drawn) => drawn.trim())) {
    const [, indent = '', , outlet, rest = ''] = /^(\s*)([├└]─*\s*(\w+)\s*)?(.*)$/.exec(line) ?? []
    const column = indent.length
    while (outlet && (ends.at(-1)?.column ?? -1) >= column) ends.pop()
    let from = outlet ? ends.at(-1)?.id : undefined
    let by = outlet ?? 'then'
    for (const step of rest.split(/\s*─+>?\s*/).filter(Boolean)) {
      const id = `n${++nodes}`
      const node = nodeFor(step, id, names)
      const edit = from === undefined ? addNode(graph, node) : addAfter(graph, from, by, node)
      if (edit.refused) throw new Error(`“${step}” cannot be drawn here: ${edit.refused.code}`)
      graph = edit.graph
      ids.set(step, [...(ids.get(step) ?? []), id])
      ;[from, by] = [id, 'then']
    }
    if (from !== undefined) ends.push({ column, id: from })
  }
  const id = (step: string, n = 1) => {
    const found = ids.get(step)?.[n - 1]
    if (!found) throw new Error(`Nothing in the drawing reads “${step}” ${n} times.`)
    return found
  }
  return { graph, ...names, id }
}

type Names = Record<'lists' | 'files', Map<string, number>>

/** What can be written between dashes. */
const phrases: readonly (readonly [RegExp, (id: string, names: Names, ...found: string[]) => Node])[] = [
  [
    /^joins (.+)$/,
    (id, { lists }, list) => ({
      ...createNode('entry', id),
      config: { trigger: { kind: 'list', listId: numberOf(lists, list) } },
    }),
  ],
  [/^email (.+)$/, (id, _, subjects = '') => emailNode(id, subjects.split(' / '))],
  [
    /^wait (\d+) (day|hour)s?$/,
    (id, _, amount, unit) => ({
      ...createNode('wait', id),
      config: { duration: { amount: Number(amount), unit: unit === 'day' ? 'days' : 'hours' } },
    }),
  ],
  [
    /^(ever )?downloaded (.+)\?$/,
    (id, { files }, ever, file) => ({
      ...createNode('branch', id),
      config: { condition: { kind: 'downloaded', fileId: numberOf(files, file), since: ever ? 'ever' : 'entered' } },
    }),
  ],
  [
    /^score at least (\d+)\?$/,
    (id, _, score) => ({
      ...createNode('branch', id),
      config: { condition: { kind: 'scoreAtLeast', score: Number(score) } },
    }),
  ],
  [
    /^on list (.+)\?$/,
    (id, { lists }, list) => ({
      ...createNode('branch', id),
      config: { condition: { kind: 'onList', listId: numberOf(lists, list) } },
    }),
  ],
  [/^hand off$/, (id) => createNode('handOff', id)],
  [
    /^tell (owner|marketing): (.+)$/,
    (id, _, to, message = '') => ({
      ...createNode('notify', id),
      config: { to: { kind: to === 'owner' ? 'owner' : 'marketers' }, message },
    }),
  ],
  [/^end$/, (id) => createNode('end', id)],
]

function nodeFor(step: string, id: string, names: Names): Node {
  for (const [phrase, make] of phrases) {
    const found = phrase.exec(step)
    if (found) return make(id, names, ...(found.slice(1) as string[]))
  }
  throw new Error(`Nobody knows how to draw “${step}”.`)
}

/** An email with a variant for each subject, as even as whole percents allow. */
function emailNode(id: string, subjects: readonly string[]): Node {
  const share = Math.floor(100 / subjects.length)
  const variants = subjects.map((subject, i) => ({
    id: String.fromCharCode(97 + i),
    weight: i === 0 ? 100 - share * (subjects.length - 1) : share,
    content: { subject, preheader: '', senderName: '', senderEmail: '', mjml: '<mjml></mjml>' },
  }))
  return { ...createNode('email', id), config: { variants, topicId: null } }
}

function numberOf(numbers: Map<string, number>, name = ''): number {
  const number = numbers.get(name) ?? numbers.size + 1
  numbers.set(name, number)
  return number
}
