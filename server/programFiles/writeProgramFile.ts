import { Document, isMap, isPair, isScalar, isSeq, visit } from 'yaml'
import { type Node, outletsOf } from '#engine/nodes/registry.ts'
import { readFlow } from '#engine/program/flow.ts'
import { type Graph, GraphSchema } from '#engine/program/graph.ts'
import { fileFormat, type Names } from './fileForm.ts'
import { nameInSettings } from './namesInSettings.ts'

export interface ProgramToWrite {
  readonly name: string
  readonly priority: number
  readonly graph: Graph
  /** Names of what the drawing points to. */
  readonly names: Names
}

const heading = ' A program of Polku. docs/program-files.md tells what may stand here.'

/** A program as the text of a file: F1 to F3 (fileForm.ts). */
export function writeProgramFile(program: ProgramToWrite): string {
  const document = new Document(formOf(program), { version: '1.2', aliasDuplicateObjects: false })
  document.commentBefore = heading
  visit(document, {
    Pair(_, { key, value }) {
      // Numbers stand in one line: a place on the canvas, the days of a week.
      if (
        isSeq(value) &&
        isScalar(key) &&
        value.items.every((item) => isScalar(item) && typeof item.value === 'number')
      )
        value.flow = true
    },
  })
  if (isMap(document.contents)) {
    // The parts of a file stand apart, and so do its steps.
    for (const pair of document.contents.items) {
      const isPart = isScalar(pair.key) && ['rules', 'steps', 'notes', 'groups'].includes(String(pair.key.value))
      if (!isPart) continue
      if (isScalar(pair.key)) pair.key.spaceBefore = true
      if (!isMap(pair.value) || (isScalar(pair.key) && pair.key.value === 'rules')) continue
      for (const [n, row] of pair.value.items.entries()) {
        if (n > 0 && isPair(row) && isScalar(row.key)) row.key.spaceBefore = true
      }
    }
  }
  return document.toString({ lineWidth: 0, minContentWidth: 0, flowCollectionPadding: false, blockQuote: 'literal' })
}

function formOf({ name, priority, graph, names }: ProgramToWrite): object {
  const { policy, direction, ...drawn } = inFileOrder(graph)
  const notes = Object.values(drawn.notes ?? {})
  const groups = Object.values(drawn.groups ?? {})
  return {
    polku: fileFormat,
    name,
    ...(priority !== 0 && { priority }),
    ...(direction && { direction }),
    ...(policy && { rules: nameInSettings(policy, names) }),
    steps: stepsOf(drawn, names),
    ...(notes.length > 0 && {
      notes: Object.fromEntries(
        notes.map(({ id, position, width, height, text }) => [id, { at: pair(position), size: [width, height], text }]),
      ),
    }),
    ...(groups.length > 0 && {
      groups: Object.fromEntries(
        groups.map((group) => [
          group.id,
          { name: group.name, ...(group.isFolded && { folded: true }), steps: [...group.nodeIds] },
        ]),
      ),
    }),
  }
}

const pair = ({ x, y }: Node['position']): [number, number] => [x, y]

/** A map, because an object would put names that are numbers first. */
function stepsOf(graph: Graph, names: Names): ReadonlyMap<string, unknown> {
  const flow = readFlow(graph)
  const ignored = ignoredBy(graph)
  return new Map(
    flow.order.map((node): [string, unknown] => {
      const { id, type, name, off, pinned, position, config } = node
      const next = new Map(flow.next(id).map(({ outlet, to }) => [outlet, to]))
      const leads = outletsOf(node).flatMap((outlet) => {
        const to = next.get(outlet)
        return to === undefined ? [] : [[outlet, to] as const]
      })
      const step = {
        kind: type,
        ...(name !== undefined && { name }),
        ...(off && { off }),
        ...(pinned && { pinned }),
        at: pair(position),
        ...(Object.keys(config).length > 0 && { settings: nameInSettings(config, names) }),
        ...(leads.length > 0 && { leads: new Map(leads) }),
        ...(ignored.has(id) && { ignored: ignored.get(id) }),
      }
      return [id, step]
    }),
  )
}

/** The codes of the problems that are let be, by step. */
function ignoredBy({ ignored = {} }: Graph): ReadonlyMap<string, readonly string[]> {
  const codes = new Map<string, string[]>()
  for (const { nodeId, code } of Object.values(ignored)) codes.set(nodeId, [...(codes.get(nodeId) ?? []), code].sort())
  return codes
}

/** The drawing with every table in the order of its ids and every setting in the order of its form: the same drawing is
 *  the same file, whatever order a database kept it in. */
function inFileOrder(graph: Graph): Graph {
  const read = GraphSchema.parse(graph)
  const sorted = <T>(table: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    ...read,
    nodes: sorted(read.nodes),
    edges: sorted(read.edges),
    ...(read.notes && { notes: sorted(read.notes) }),
    ...(read.groups && { groups: sorted(read.groups) }),
  }
}
