import type { Label } from '#client/editor/history.ts'
import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import type { Direction } from '#engine/program/annotations.ts'
import { done, type Edit } from '#engine/program/edit.ts'
import type { Graph } from '#engine/program/graph.ts'
import type { Places } from './layout.ts'
import { selectedUnits } from './placeSteps.ts'
import type { Shape } from './readShape.ts'
import { planTidy, type TidyOptions } from './tidyPlan.ts'

/** Lays the selected cards out anew, or all when fewer than two are selected. Pinned steps stay. Only ever asked for. */
export function tidy(editor: ProgramEditor): Promise<void> {
  const { selection } = editor.draft.read()
  if (selectedUnits(editor).chosen.length < 2) return arrangeBy(editor, { key: 'done.tidy' }, {})
  return arrangeBy(editor, { key: 'layout:done.tidySome' }, { only: selection })
}

/** Lays everything out anew, pinned steps as well: afterwards none is pinned. */
export function tidyEverything(editor: ProgramEditor): Promise<void> {
  return arrangeBy(editor, { key: 'layout:done.tidyEverything' }, { pinsToo: true })
}

/** Turns the drawing, which is nothing without laying it out the new way. */
export function turnDrawing(editor: ProgramEditor, direction: Direction): Promise<void> {
  if ((editor.graph.direction ?? 'down') === direction) return Promise.resolve()
  const label = { key: direction === 'right' ? 'layout:done.turnRight' : 'layout:done.turnDown' }
  return arrangeBy(editor, label, { direction, pinsToo: true })
}

/** The layout is made off the main thread. When somebody went on drawing meanwhile, it is made again of what they drew. */
async function arrangeBy(editor: ProgramEditor, label: Label, options: TidyOptions): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    const { graph } = editor
    if (Object.keys(graph.nodes).length === 0 && !options.direction) return
    const plan = planTidy(graph, options)
    const laid = await layOut(plan.shapes)
    if (editor.graph !== graph) continue
    const settled = plan.settle(laid)
    editor.moment.set({ gliding: editor.moment.read().gliding + 1 })
    if (!editor.change(label, (drawing) => unlessSame(drawing, settled))) editor.say({ key: 'say.tidyAlready' })
    if (options.direction) editor.moment.set({ focusCanvas: editor.moment.read().focusCanvas + 1 })
    return
  }
}

const unlessSame = (graph: Graph, settled: Edit): Edit => (settled.graph === graph ? done(graph) : settled)

let worker: Worker | null = null

async function layOut(shapes: readonly Shape[]): Promise<Places[]> {
  try {
    worker ??= new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
    const running = worker
    return await new Promise<Places[]>((resolve, reject) => {
      running.onmessage = ({ data }: MessageEvent<Places[]>) => resolve(data)
      running.onerror = (event) => reject(new Error(event.message))
      running.postMessage(shapes)
    })
  } catch {
    // No workers here: the same function, later and on this thread.
    const { layout } = await import('./layout.ts')
    return shapes.map(layout)
  }
}
