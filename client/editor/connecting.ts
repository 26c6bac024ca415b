import { outletsOf } from '#engine/nodes/registry.ts'
import { edgeOf } from '#engine/program/edit.ts'
import { cannotConnect, connect, disconnect } from '#engine/program/edits.ts'
import type { Graph } from '#engine/program/graph.ts'
import type { ProgramEditor } from './ProgramEditor.ts'

/** Where an outlet may lead, in flow order: what comes after its step first. */
export function targetsOf(editor: ProgramEditor, from: string, outlet: string): string[] {
  const now = edgeOf(editor.graph, from, outlet)?.to
  const ids = editor.flow.order.map(({ id }) => id)
  const place = ids.indexOf(from)
  return [...ids.slice(place + 1), ...ids.slice(0, Math.max(0, place))].filter(
    (id) => id !== now && cannotConnect(editor.graph, from, outlet, id) === null,
  )
}

/** Leads an outlet to a step, by whichever route it was asked for. */
export function connectSteps(editor: ProgramEditor, from: string, outlet: string, to: string): boolean {
  const label = { key: 'done.connect', params: { from: editor.nameOf(from), to: editor.nameOf(to) } }
  return editor.change(label, (graph: Graph) => connect(graph, from, outlet, to), { select: [from] })
}

export function removeEdge(editor: ProgramEditor, edgeId: string): void {
  const edge = editor.graph.edges[edgeId]
  if (!edge) return
  const label = { key: 'done.disconnect', params: { from: editor.nameOf(edge.from), to: editor.nameOf(edge.to) } }
  editor.change(label, (graph) => disconnect(graph, edgeId), { select: [edge.from] })
}

/** Begins connecting with the keyboard; called again, it goes on to the step's next outlet. */
export function startConnecting(editor: ProgramEditor): void {
  const { current, connecting } = editor.moment.read()
  const from = connecting?.from ?? current
  const node = from ? editor.node(from) : undefined
  if (!node) return
  const outlets = outletsOf(node)
  if (outlets.length === 0) {
    editor.say({ key: 'say.noOutlet', params: { name: editor.nameOf(node.id) } })
    return
  }
  const open = outlets.filter((outlet) => !edgeOf(editor.graph, node.id, outlet))
  const order = [...open, ...outlets.filter((outlet) => !open.includes(outlet))]
  const outlet = order[connecting ? (order.indexOf(connecting.outlet) + 1) % order.length : 0] as string
  startConnectingFrom(editor, node.id, outlet)
}

/** Begins connecting from one outlet: its target is then chosen with arrow keys, or pressed on the canvas. */
export function startConnectingFrom(editor: ProgramEditor, from: string, outlet: string): void {
  const node = editor.node(from)
  if (!node) return
  const targets = targetsOf(editor, from, outlet)
  if (targets.length === 0) {
    editor.say({ key: 'say.noTarget', params: { name: editor.nameOf(from) } })
    return
  }
  const { focusCanvas } = editor.moment.read()
  editor.moment.set({ connecting: { from, outlet, targets, at: 0 }, current: from, focusCanvas: focusCanvas + 1 })
  sayTarget(editor, outletsOf(node).length > 1 ? 'say.connecting' : 'say.connectingOnly')
}

/** A step was pressed while connecting: it is the target, or it is said why it cannot be.
 *  @returns whether an arrow was being drawn at all */
export function connectTo(editor: ProgramEditor, to: string): boolean {
  const { connecting } = editor.moment.read()
  if (!connecting) return false
  const { from, outlet } = connecting
  if (connectSteps(editor, from, outlet, to) || cannotConnect(editor.graph, from, outlet, to) === null)
    editor.moment.set({ connecting: null })
  return true
}

/** Points at the next (1) or previous (-1) target. */
export function aimConnecting(editor: ProgramEditor, by: 1 | -1): void {
  const { connecting } = editor.moment.read()
  if (!connecting) return
  const count = connecting.targets.length
  editor.moment.set({ connecting: { ...connecting, at: (connecting.at + by + count) % count } })
  sayTarget(editor, 'say.target')
}

export function commitConnecting(editor: ProgramEditor): void {
  const { connecting } = editor.moment.read()
  const to = connecting?.targets[connecting.at]
  editor.moment.set({ connecting: null })
  if (connecting && to) connectSteps(editor, connecting.from, connecting.outlet, to)
}

export function cancelConnecting(editor: ProgramEditor): void {
  if (!editor.moment.read().connecting) return
  editor.moment.set({ connecting: null })
  editor.say({ key: 'say.connectingOff' })
}

function sayTarget(editor: ProgramEditor, key: string): void {
  const { connecting } = editor.moment.read()
  const to = connecting?.targets[connecting.at]
  const node = connecting && editor.node(connecting.from)
  if (!connecting || !to || !node) return
  editor.say({
    key,
    params: {
      outlet: editor.words.outlet(node, connecting.outlet),
      to: editor.nameOf(to),
      place: connecting.at + 1,
      total: connecting.targets.length,
    },
  })
}
