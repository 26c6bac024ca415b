import type { ZodError } from 'zod'
import type { Language } from '#engine/nodes/language.ts'
import { type NodeType, nodeTypes } from '#engine/nodes/registry.ts'
import { freeEdgeId } from '#engine/program/edit.ts'
import { type Edge, type Graph, GraphSchema } from '#engine/program/graph.ts'
import { maxNodes } from '#engine/program/limits.ts'
import { onCanvas } from '#engine/program/place.ts'
import { describeRefusal, Refusal } from '#server/refusal.ts'
import { refuseInput } from '#server/refuseInput.ts'
import { FileForm, fileFormat, nameInFile, type ThingKind } from './fileForm.ts'
import { numberInSettings, type Resolve } from './namesInSettings.ts'
import { readYaml, type YamlText } from './readYaml.ts'

export interface ReadProgram {
  readonly name: string
  readonly priority: number
  readonly graph: Graph
  /** What it points to, by the names in the file, each once. */
  readonly things: readonly NamedThing[]
}

export interface NamedThing {
  readonly kind: ThingKind
  readonly name: string
}

/** Reads a program file. @throws Refusal with the line of what cannot be taken */
export const readProgramFile = (text: string, language: Language, resolve: Resolve = () => null): ReadProgram =>
  openProgramFile(text, language)(resolve)

/** Reads the text of a program file, which takes by far the most time, once for however many ways to resolve its names.
 *  @throws Refusal as above, and so does what it answers */
export function openProgramFile(text: string, language: Language): (resolve: Resolve) => ReadProgram {
  const yaml = readYaml(text)
  refuseOtherFormats(yaml)
  const read = FileForm.safeParse(yaml.value)
  if (!read.success) throw wrong(yaml, read.error, language, (path) => path)
  const form = read.data
  refuseUnknown(yaml, form)
  return (resolve) => drawn(yaml, form, language, resolve)
}

function drawn(yaml: YamlText, form: FileForm, language: Language, resolve: Resolve): ReadProgram {
  const things = new Map<string, NamedThing>()
  const numbered = (settings: unknown) =>
    numberInSettings(settings, (kind, name) => {
      things.set(`${kind} ${name}`, { kind, name })
      return resolve(kind, name)
    })
  const edges: Record<string, Edge> = {}
  for (const [from, { leads }] of Object.entries(form.steps)) {
    for (const [outlet, to] of Object.entries(leads)) {
      const id = freeEdgeId(edges, from, outlet)
      edges[id] = { id, from, outlet, to }
    }
  }
  const raw = {
    format: 1,
    ...(form.rules && { policy: numbered(form.rules) }),
    nodes: Object.fromEntries(
      Object.entries(form.steps).map(([id, { kind, name, off, pinned, at, settings }]) => [
        id,
        {
          id,
          type: kind,
          ...(name !== undefined && { name }),
          config: numbered(settings),
          ...(at && { position: { x: at[0], y: at[1] } }),
          ...(off && { off }),
          ...(pinned && { pinned }),
        },
      ]),
    ),
    edges,
    ...(form.notes && { notes: notesOf(form.notes) }),
    ...(form.groups && { groups: groupsOf(form.groups) }),
    ...(form.direction && { direction: form.direction }),
    ...ignoredOf(form.steps),
  }
  const graph = GraphSchema.safeParse(raw)
  if (!graph.success) throw wrong(yaml, graph.error, language, (path) => pathInFile(path, edges))
  return {
    name: form.name,
    priority: form.priority ?? 0,
    graph: withinCanvas(graph.data),
    things: [...things.values()],
  }
}

function refuseOtherFormats({ value }: YamlText): void {
  const format = typeof value === 'object' && value !== null ? (value as { polku?: unknown }).polku : undefined
  if (typeof format !== 'number') throw new Refusal('programFile.none')
  if (format > fileFormat) throw new Refusal('programFile.newer', { format })
}

/** What the schema of a drawing would drop or only call an unknown union. */
function refuseUnknown(yaml: YamlText, { steps }: FileForm): void {
  const ids = Object.keys(steps)
  if (ids.length > maxNodes) throw new Refusal('graph.tooLarge', { limit: maxNodes })
  for (const [id, { kind, leads }] of Object.entries(steps)) {
    if (!nodeTypes.includes(kind as NodeType)) {
      throw new Refusal('programFile.unknownKind', { line: yaml.lineOf(['steps', id, 'kind']), kind })
    }
    for (const [outlet, to] of Object.entries(leads)) {
      if (Object.hasOwn(steps, to)) continue
      throw new Refusal('programFile.missingStep', { line: yaml.lineOf(['steps', id, 'leads', outlet]), step: to })
    }
  }
}

function wrong(
  yaml: YamlText,
  error: ZodError,
  language: Language,
  place: (path: readonly string[]) => readonly string[],
): Refusal {
  const refusal = refuseInput(error)
  const path = place(refusal.field?.split('.') ?? [])
  const { message } = describeRefusal(refusal, language)
  return new Refusal(
    'programFile.wrong',
    { line: yaml.lineOf(path), field: path.join('.'), why: message },
    { cause: error },
  )
}

/** Where in the file stands what the drawing calls by this path. */
function pathInFile([table, id = '', field, ...rest]: readonly string[], edges: Graph['edges']): readonly string[] {
  if (table === 'edges') {
    const { from = '', outlet = '' } = edges[id] ?? {}
    return ['steps', from, 'leads', outlet]
  }
  const renamed = rest.map(nameInFile)
  if (table === 'policy') return ['rules', id, ...(field === undefined ? [] : [field]), ...renamed]
  const part: Readonly<Record<string, string>> = { config: 'settings', type: 'kind', position: 'at', nodeIds: 'steps' }
  const top = table === 'nodes' ? 'steps' : (table ?? '')
  return field === undefined ? [top, id] : [top, id, part[field] ?? field, ...renamed]
}

/** What is let be of the steps, as rows of the drawing. */
function ignoredOf(steps: FileForm['steps']): Pick<Graph, 'ignored'> {
  const rows = Object.entries(steps).flatMap(([nodeId, { ignored = [] }]) => ignored.map((code) => ({ nodeId, code })))
  if (rows.length === 0) return {}
  return { ignored: Object.fromEntries(rows.map((row, n) => [`i${n + 1}`, { id: `i${n + 1}`, ...row }])) }
}

const notesOf = (notes: NonNullable<FileForm['notes']>) =>
  Object.fromEntries(
    Object.entries(notes).map(([id, { at, size, text }]) => [
      id,
      { id, text, position: { x: at[0], y: at[1] }, ...(size && { width: size[0], height: size[1] }) },
    ]),
  )

const groupsOf = (groups: NonNullable<FileForm['groups']>) =>
  Object.fromEntries(
    Object.entries(groups).map(([id, { name, folded, steps }]) => [
      id,
      { id, name, nodeIds: steps, isFolded: folded ?? false },
    ]),
  )

/** A long row that was arranged runs off the canvas. */
const withinCanvas = (graph: Graph): Graph => ({
  ...graph,
  nodes: Object.fromEntries(
    Object.entries(graph.nodes).map(([id, node]) => [id, { ...node, position: onCanvas(node.position) }]),
  ),
})
