import { check } from '#engine/program/check.ts'
import type { Graph } from '#engine/program/graph.ts'
import { issueMessage, namesIn } from '#engine/program/issueMessage.ts'
import type { Known, Named } from '#engine/program/rules/drawing.ts'
import type { Drawn } from '#tests/stories/draw.ts'

const shelf = (names: ReadonlyMap<string, number>): Map<number, Named> =>
  new Map([...names].map(([name, id]) => [id, { name, archived: false }]))

/** A workspace in which everything that a drawing names is there. */
export const workspace = (drawn: Drawn): Known => ({
  lists: shelf(drawn.lists),
  files: shelf(drawn.files),
  segments: shelf(drawn.segments),
  forms: shelf(drawn.forms),
  topics: shelf(drawn.topics),
  programs: shelf(drawn.programs),
  members: new Set(['anna']),
  senderEmail: 'anna@smartrekry.fi',
})

const shelves = {
  list: 'lists',
  file: 'files',
  segment: 'segments',
  form: 'forms',
  topic: 'topics',
  program: 'programs',
} as const

/** What is said about a drawing: `['blocker: The arrow out of “Wait 3 days” goes nowhere. Connect it to a step.']`. */
export function said(graph: Graph, known: Known): string[] {
  const nameOf = namesIn(graph, 'en', (reference) =>
    reference.ref in shelves ? known[shelves[reference.ref as 'list']].get(reference.id as number)?.name : null,
  )
  return check(graph, known).map((issue) => `${issue.severity}: ${issueMessage(issue, 'en', nameOf)}`)
}

export const saidOf = (drawn: Drawn): string[] => said(drawn.graph, workspace(drawn))
