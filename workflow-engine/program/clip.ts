import { z } from 'zod'
import type { Issue } from '../nodes/issue.ts'
import { copyNodes } from './copies.ts'
import { objection } from './edit.ts'
import { type Graph, GraphSchema } from './graph.ts'
import { type NamedKind, type NamedThing, namedKinds, type Replace, replaceThings, thingsIn } from './names.ts'

// Steps on the clipboard: readable JSON that says what it is, where it is from, and the names of what the steps name, so
// that it can be pasted where the numbers mean something else.

const version = 1

const Names = z.partialRecord(z.enum(namedKinds), z.record(z.string().max(120), z.string().max(300)))
const Clip = z.object({
  polku: z.literal('steps'),
  version: z.literal(version),
  /** Numbers mean the same only within one workspace of one installation. */
  from: z.object({ site: z.string().max(300), workspace: z.number().int() }),
  names: Names.default({}),
  drawing: GraphSchema,
})
export type Clip = z.infer<typeof Clip>
export type Place = Clip['from']

/** @param nameOf the name of a thing; undefined when nobody knows it any more */
export function clipOf(
  graph: Graph,
  nodeIds: readonly string[],
  from: Place,
  nameOf: (thing: NamedThing) => string | undefined,
): Clip {
  const drawing = copyNodes(graph, nodeIds)
  const names: Partial<Record<NamedKind, Record<string, string>>> = {}
  for (const thing of thingsOf(drawing)) {
    const name = thing.kind === 'field' ? thing.id : nameOf(thing)
    if (name !== undefined) names[thing.kind] = { ...names[thing.kind], [thing.id]: name }
  }
  return { polku: 'steps', version, from, names, drawing }
}

export const writeClip = (clip: Clip): string => JSON.stringify(clip, null, 2)

/** @returns the clip, or why the text is none */
export function readClip(text: string): Clip | Issue {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return objection('notSteps')
  }
  const marked = z.object({ polku: z.literal('steps'), version: z.number() }).safeParse(raw)
  if (!marked.success) return objection('notSteps')
  if (marked.data.version > version) return objection('newerSteps')
  const read = Clip.safeParse(raw)
  if (!read.success) return objection('brokenSteps', null, { where: read.error.issues[0]?.path.join('.') ?? '' })
  return Object.keys(read.data.drawing.nodes).length > 0 ? read.data : objection('notSteps')
}

/** Everything that the steps of a drawing name, each thing once, with the steps that do. */
export function thingsOf(drawing: Graph): (NamedThing & { readonly nodeIds: readonly string[] })[] {
  const found = new Map<string, { thing: NamedThing; nodeIds: string[] }>()
  for (const node of Object.values(drawing.nodes)) {
    for (const thing of thingsIn(node)) {
      const key = `${thing.kind} ${thing.id}`
      const known = found.get(key)
      if (known) known.nodeIds.push(node.id)
      else found.set(key, { thing, nodeIds: [node.id] })
    }
  }
  return [...found.values()].map(({ thing, nodeIds }) => ({ ...thing, nodeIds }))
}

/** The drawing with other things in the place of those that its steps name. */
export function withThings(drawing: Graph, replace: Replace): Graph {
  const nodes = Object.entries(drawing.nodes).map(([id, node]) => [id, replaceThings(node, replace)])
  return { ...drawing, nodes: Object.fromEntries(nodes) }
}
