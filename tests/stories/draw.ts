import { type Node, outletsOf } from '#engine/nodes/registry.ts'
import { withNodes } from '#engine/program/edit.ts'
import { addAfter, addNode, connect } from '#engine/program/edits.ts'
import { emptyGraph, type Graph, GraphSchema, nodeAt } from '#engine/program/graph.ts'
import type { Reentry } from '#engine/program/policy.ts'
import { Names } from './Names.ts'
import { ruleFor } from './rules.ts'
import { announceStep, nodeFor } from './steps.ts'

// A program drawn in text is a program:
//
//   joins Downloaded the guide ── email Blog post ── wait 5 days ── downloaded Second guide?
//     ├ yes ── hand off ── tell owner: A lead! ── end
//     └ no ── email Video ── end
//   goal did trial.started
//   leaves when on list Customers
//
// Steps stand between dashes. A line that begins with ├ or └ and an outlet goes on from the last step of the nearest
// line above that is indented less; on its own line a step goes on by its first outlet. A line that begins with dashes
// belongs to the line before. Bars may be drawn anywhere.
//
//   entries     joins LIST · comes into segment SEGMENT · submits FORM · does EVENT [with P is V, …] · by hand
//               changes [company] field F [is V] · [every year] on date FIELD [-30 days] [at 09:00]
//   emails      email SUBJECT [/ SUBJECT …] [about TOPIC]
//   waits       wait 5 days · wait 2 hours · wait until 2026-12-01 [at 09:00] · wait until field F [-3 days] [at 09:00]
//               wait for office hours [09:00-16:00] · wait for Tue, Thu 10:00-12:00 (either: …, no holidays)
//               wait up to 7 days for CONDITION      outlets: happened, timeout
//   decides     RULE?                                outlets: yes, no
//               choose                               outlets: RULE …, otherwise
//               split                                outlets: 30 % [NAME] …
//               repeat 3 times                       outlets: done, again
//   data        add to list L · remove from list L · tag T · untag T · score +10 · at most 1 email a week (or: any)
//               set field F to V · copy [company] field F to G · add 1 to field F · empty field F
//   sales       hand off [urgently] · tell owner: TEXT · tell marketing: TEXT · task [within N days:] TITLE
//   connects    call https://… · start program P · stop program P
//   ways        end · back to STEP · on to STEP      (a step that is written somewhere else, word for word)
//   lines       goal RULE [── steps]                 whoever reaches it leaves, or goes on with the steps
//               leaves when RULE                     an exit rule
//               comes again after leaving · comes again after 30 days · comes again always
//
//   RULE        CONDITION · not RULE · RULE and RULE … · RULE or RULE …
//   CONDITION   score at least 100 · fit at least 50 · on list L · in segment S · tagged T
//               [company] field F is V (is not, is one of, is filled, is empty, is at least, is at most, is before,
//               is after, contains, begins with) · opened EMAIL · clicked EMAIL · clicked https://… in EMAIL
//               replied to EMAIL · in an opportunity [of stage S] [worth N] · [ever] in program P
//               https://… answered PATH is V
//               [ever] downloaded FILE · [ever] visited /path · [ever] visited a page · [ever] submitted FORM
//               [ever] did EVENT [with P is V, …]; after “wait up to … for” they count from there, or “since entering”

export interface Drawn extends Pick<Names, 'lists' | 'files' | 'segments' | 'forms' | 'topics' | 'programs'> {
  readonly graph: Graph
  /** The id of the step that was written like this: `drawn.id('email Video')`. The n-th, when it stands there often. */
  id(step: string, n?: number): string
}

interface Line {
  readonly column: number
  /** null: begins a way of its own. */
  readonly outlet: string | null
  readonly steps: readonly string[]
}

export function draw(text: string): Drawn {
  const names = new Names()
  const lines = text
    .replaceAll('│', ' ')
    .replace(/\n\s*(?=──)/g, ' ')
    .split('\n')
    .map(readLine)
    .filter((line) => line !== null)
  const ids = new Map<string, string[]>()
  let count = 0
  for (const step of lines.flatMap(({ steps }) => steps)) {
    if (isWay(step) || isPolicy(step)) continue
    const id = `n${++count}`
    ids.set(step, [...(ids.get(step) ?? []), id])
    announceStep(step, id, names)
  }
  const id = (step: string, n = 1) => {
    const found = ids.get(step)?.[n - 1]
    if (!found) throw new Error(`Nothing in the drawing reads “${step}” ${n} times.`)
    return found
  }
  const { lists, files, segments, forms, topics, programs } = names
  return { graph: graphOf(lines, names, id), lists, files, segments, forms, topics, programs, id }
}

function graphOf(lines: readonly Line[], names: Names, idOf: (step: string, n: number) => string): Graph {
  let graph = emptyGraph
  const drawn = new Map<string, number>()
  const ends: { column: number; id: string }[] = []
  const ways: { from: string; by: string; to: string }[] = []
  for (const { column, outlet, steps } of lines) {
    const [first = ''] = steps
    if (outlet === null && isPolicy(first)) {
      graph = withPolicy(graph, first, names)
      continue
    }
    while (outlet !== null && (ends.at(-1)?.column ?? -1) >= column) ends.pop()
    let from = outlet === null ? undefined : ends.at(-1)?.id
    let by = ''
    if (from !== undefined) [graph, by] = leaving(graph, from, outlet ?? '', names)
    for (const step of steps) {
      if (isWay(step)) {
        if (from === undefined) throw new Error(`“${step}” comes from nowhere.`)
        ways.push({ from, by, to: step.replace(isWayWord, '') })
        from = undefined
        break
      }
      const nth = (drawn.get(step) ?? 0) + 1
      drawn.set(step, nth)
      const id = idOf(step, nth)
      graph = added(graph, goingOn(nodeFor(step, id, names), steps), from, by, step)
      from = id
      by = outletsOf(nodeAt(graph, id) as Node)[0] ?? ''
    }
    if (from !== undefined) ends.push({ column, id: from })
  }
  for (const { from, by, to } of ways) graph = connect(graph, from, by, idOf(to, 1)).graph
  return GraphSchema.parse(graph)
}

function readLine(text: string): Line | null {
  if (!text.trim()) return null
  const [, indent = '', , outlet, rest = ''] = /^(\s*)([├└]─*\s*([^─]+?)\s*(?=─|$))?(.*)$/.exec(text) ?? []
  const steps = rest.split(/\s*─+>?\s*/).filter(Boolean)
  return { column: indent.length, outlet: outlet ?? null, steps: steps.map((step) => step.trim()) }
}

function added(graph: Graph, node: Node, from: string | undefined, by: string, step: string): Graph {
  const edit = from === undefined ? addNode(graph, node) : addAfter(graph, from, by, node)
  if (edit.refused) throw new Error(`“${step}” cannot be drawn here: ${edit.refused.code}`)
  return edit.graph
}

/** A goal that is followed by steps goes on. */
const goingOn = (node: Node, steps: readonly string[]): Node =>
  node.type === 'goal' && steps.length > 1 ? { ...node, config: { ...node.config, after: 'continue' } } : node

/** The outlet that a line names; a path of “choose” and “split” is made by naming it. */
function leaving(graph: Graph, from: string, outlet: string, names: Names): [Graph, string] {
  const node = nodeAt(graph, from)
  if (node?.type === 'paths' && outlet !== 'otherwise') {
    const path = { id: `p${node.config.paths.length + 1}`, label: '', when: ruleFor(outlet, names) }
    return [withNodes(graph, [{ ...node, config: { paths: [...node.config.paths, path] } }]), path.id]
  }
  if (node?.type === 'split') {
    const [, percent, label = ''] = /^(\d+) ?%(?: (.+))?$/.exec(outlet) ?? []
    if (percent === undefined) throw new Error(`“${outlet}” is no share: write “30 %”.`)
    const path = { id: `p${node.config.paths.length + 1}`, label, percent: Number(percent) }
    return [withNodes(graph, [{ ...node, config: { paths: [...node.config.paths, path] } }]), path.id]
  }
  return [graph, outlet]
}

const isWayWord = /^(back|on) to /
const isWay = (step: string): boolean => isWayWord.test(step)
const isPolicy = (step: string): boolean => /^(leaves when|comes again) /.test(step)

function withPolicy(graph: Graph, line: string, names: Names): Graph {
  const { reentry, exits } = graph.policy ?? { reentry: { kind: 'never' } as Reentry, exits: [] }
  const [, rule] = /^leaves when (.+)$/.exec(line) ?? []
  if (rule !== undefined) {
    const exit = { id: `x${exits.length + 1}`, name: rule, rule: ruleFor(rule, names) }
    return { ...graph, policy: { reentry, exits: [...exits, exit] } }
  }
  const [, days] = /^comes again after (\d+) days?$/.exec(line) ?? []
  if (days !== undefined) return { ...graph, policy: { exits, reentry: { kind: 'afterDays', days: Number(days) } } }
  const again = { 'comes again always': 'always', 'comes again after leaving': 'afterLeaving' } as const
  const kind = again[line as keyof typeof again]
  if (!kind) throw new Error(`Nobody knows when “${line}” is.`)
  return { ...graph, policy: { exits, reentry: { kind } } }
}
