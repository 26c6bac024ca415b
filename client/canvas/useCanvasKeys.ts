import { useReactFlow } from '@xyflow/react'
import { type KeyboardEvent, useCallback } from 'react'
import { copySteps, duplicateSteps, pasteSteps } from '#client/editor/clipboard.ts'
import { aimConnecting, cancelConnecting, commitConnecting, startConnecting } from '#client/editor/connecting.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useProblems } from '#client/editor/problems.ts'
import { onMac, type Shortcut, shortcutOf } from '#client/editor/shortcuts.ts'
import { nudge, removeSteps } from '#client/editor/steps.ts'
import { nextWhere, walk } from '#client/editor/walking.ts'
import { outletsOf } from '#engine/nodes/registry.ts'
import { edgeOf } from '#engine/program/edit.ts'
import type { Graph } from '#engine/program/graph.ts'
import { useCanvas } from './CanvasContext.ts'
import { tidy } from './tidy.ts'

const quick = { duration: 150 }
const fitted = { ...quick, maxZoom: 1, padding: 0.15 }

/** What acts on the selected steps. */
const onSteps: ReadonlySet<Shortcut> = new Set([
  'copy',
  'cut',
  'duplicate',
  'remove',
  'nudgeUp',
  'nudgeDown',
  'nudgeLeft',
  'nudgeRight',
  'nudgeUpFar',
  'nudgeDownFar',
  'nudgeLeftFar',
  'nudgeRightFar',
])

/** Single keys that act while the canvas has the focus. Typing, open dialogs and compositions are left alone. */
export function useCanvasKeys(graph: Graph): (event: KeyboardEvent<HTMLElement>) => void {
  const editor = useEditor()
  const flow = useReactFlow()
  const problems = useProblems()
  const { editable } = useCanvas()

  return useCallback(
    (event) => {
      const target = event.target as HTMLElement
      if (event.nativeEvent.isComposing || target.closest('input, textarea, select, [contenteditable="true"]')) return
      const shortcut = shortcutOf(event, onMac)
      if (!shortcut) return
      const { moment } = editor
      const { current, connecting } = moment.read()
      const { selection } = editor.draft.read()
      // What has the focus is meant, unless it is one of several selected.
      const acting = current && !selection.includes(current) ? [current] : selection
      const onButton = target.closest('button') !== null

      const looking: Partial<Record<Shortcut, () => void>> = {
        open: () => current && editor.open(current, ''),
        leave: () => leave(editor),
        previous: () => walk(editor, 'previous'),
        next: () => walk(editor, 'next'),
        left: () => walk(editor, 'left'),
        right: () => walk(editor, 'right'),
        first: () => walk(editor, 'first'),
        last: () => walk(editor, 'last'),
        selectAll: () => editor.select(Object.keys(graph.nodes)),
        copy: () => copyTo(editor),
        fit: () => void flow.fitView(fitted),
        fitSelection: () => void flow.fitView({ ...fitted, nodes: acting.map((id) => ({ id })) }),
        actualSize: () => void flow.zoomTo(1, quick),
        zoomIn: () => void flow.zoomIn(quick),
        zoomOut: () => void flow.zoomOut(quick),
        metrics: () => moment.set({ metricsShown: !moment.read().metricsShown }),
        nextProblem: () => toProblem(1),
        previousProblem: () => toProblem(-1),
      }
      const drawing: Partial<Record<Shortcut, () => void>> = {
        add: () => askForStep(),
        connect: () => startConnecting(editor),
        rename: () => current && moment.set({ renaming: current }),
        remove: () => removeSteps(editor, acting),
        cut: () => {
          copyTo(editor)
          removeSteps(editor, acting, acting.length === 1 ? undefined : null)
        },
        paste: () => pasteFrom(editor),
        duplicate: () => duplicateSteps(editor),
        nudgeUp: () => nudge(editor, 0, -1),
        nudgeDown: () => nudge(editor, 0, 1),
        nudgeLeft: () => nudge(editor, -1, 0),
        nudgeRight: () => nudge(editor, 1, 0),
        nudgeUpFar: () => nudge(editor, 0, -4),
        nudgeDownFar: () => nudge(editor, 0, 4),
        nudgeLeftFar: () => nudge(editor, -4, 0),
        nudgeRightFar: () => nudge(editor, 4, 0),
        tidy: () => void tidy(editor),
        menu: () => current && moment.set({ stepMenu: current }),
      }
      const connectingNow: Partial<Record<Shortcut, () => void>> = {
        previous: () => aimConnecting(editor, -1),
        left: () => aimConnecting(editor, -1),
        next: () => aimConnecting(editor, 1),
        right: () => aimConnecting(editor, 1),
        open: () => commitConnecting(editor),
        leave: () => cancelConnecting(editor),
        connect: () => startConnecting(editor),
      }

      // Enter on a button inside the canvas is the button's.
      if (onButton && shortcut === 'open') return
      const act = connecting
        ? connectingNow[shortcut]
        : (looking[shortcut] ?? (editable ? drawing[shortcut] : undefined))
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      if (onSteps.has(shortcut) && acting !== selection) editor.select(acting)
      act()

      function toProblem(by: 1 | -1) {
        const to = nextWhere(editor, current, by, (id) => problems.byNode.has(id))
        if (to) editor.open(to, null)
        else editor.say({ key: 'say.noProblems' })
      }

      function askForStep() {
        const node = current ? editor.node(current) : undefined
        if (!node) return
        const outlets = outletsOf(node)
        const open = outlets.filter((outlet) => !edgeOf(editor.graph, node.id, outlet))
        const [only] = open.length === 1 ? open : outlets.length === 1 ? outlets : []
        if (outlets.length === 0) editor.say({ key: 'say.noOutlet', params: { name: editor.nameOf(node.id) } })
        else
          moment.set({
            menu: only ? { kind: 'outlet', nodeId: node.id, outlet: only } : { kind: 'node', nodeId: node.id },
          })
      }
    },
    [editor, flow, problems, editable, graph],
  )
}

function leave(editor: ReturnType<typeof useEditor>): void {
  const { panel } = editor.moment.read()
  if (panel) editor.moment.set({ panel: null })
  else editor.select([])
}

function copyTo(editor: ReturnType<typeof useEditor>): void {
  const text = copySteps(editor)
  if (text) void navigator.clipboard?.writeText(text).catch(() => localStorage.setItem('polku.clipboard', text))
}

function pasteFrom(editor: ReturnType<typeof useEditor>): void {
  const kept = localStorage.getItem('polku.clipboard') ?? ''
  const read = navigator.clipboard?.readText?.() ?? Promise.resolve(kept)
  void read
    .catch(() => kept)
    .then((text) => {
      if (!pasteSteps(editor, text)) editor.say({ key: 'say.nothingToPaste' })
    })
}
