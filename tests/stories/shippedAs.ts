import { expect } from 'vitest'
import type { Graph } from '#engine/program/graph.ts'
import { policyOf } from '#engine/program/policy.ts'
import type { Ids, ProgramTemplate } from '#templates/programs/ProgramTemplate.ts'
import { type Drawn, draw } from './draw.ts'

/** The day on which the template is taken, where its drawing has dates. */
export const taken = '2026-01-05'

/** The shipped program, in English, which is drawn here step by step: whoever lives through the one lives through the
 *  other, and it is the shipped one that is handed out. What needed things are called in the drawing are their names. */
export function shippedAs(template: ProgramTemplate, text: string): Drawn {
  const drawn = draw(text)
  const ids = (
    needed: readonly { key: string; name: { en: string } }[] = [],
    numbers: ReadonlyMap<string, number>,
  ): Ids =>
    // What the drawing says nothing of is 999, and will not be the same.
    Object.fromEntries(needed.map(({ key, name }) => [key, numbers.get(name.en) ?? 999]))
  const graph = template.draw(
    'en',
    {
      lists: ids(template.lists, drawn.lists),
      files: ids(template.files, drawn.files),
      segments: ids(template.segments, drawn.segments),
      forms: ids(template.forms, drawn.forms),
      topics: ids(template.topics, drawn.topics),
    },
    taken,
  )
  expect(writeOut(graph)).toEqual(writeOut(drawn.graph))
  return { ...drawn, graph }
}

/** Every step in the order it is come to, with what it does and where it leads; without places, names and bodies. */
function writeOut(graph: Graph): unknown {
  const roots = Object.values(graph.nodes).filter(({ type }) => type === 'entry' || type === 'goal')
  const order = roots.map(({ id }) => id).sort((a, b) => rank(graph, a) - rank(graph, b))
  const next = (id: string) =>
    Object.values(graph.edges)
      .filter(({ from }) => from === id)
      .sort((a, b) => (a.outlet < b.outlet ? -1 : 1))
  for (const id of order) for (const { to } of next(id)) if (!order.includes(to)) order.push(to)
  const nth = new Map(order.map((id, n) => [id, `step ${n + 1}`]))
  const plain = (value: unknown) =>
    JSON.parse(JSON.stringify(value), (key, inner) => {
      if (key === 'label' || key === 'name') return undefined
      if (key === 'content') return { subject: inner.subject }
      return key === 'emailNodeId' || key === 'webhookNodeId' ? nth.get(inner) : inner
    })
  expect(Object.keys(graph.nodes).filter((id) => !nth.has(id))).toEqual([])
  return {
    policy: plain({ ...policyOf(graph), exits: policyOf(graph).exits.map(({ rule }) => rule) }),
    steps: order.map((id) => ({
      step: nth.get(id),
      type: graph.nodes[id]?.type,
      config: plain(graph.nodes[id]?.config),
      ways: next(id).map(({ outlet, to }) => `${outlet}: ${nth.get(to)}`),
    })),
  }
}

/** Entries before goals, in the order they are drawn. */
const rank = (graph: Graph, id: string): number =>
  Object.keys(graph.nodes).indexOf(id) + (graph.nodes[id]?.type === 'goal' ? 10_000 : 0)
