import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { moveNodes } from '#engine/program/edits.ts'
import type { Places, Shape } from './layout.ts'

/** Lays the whole drawing out anew, off the main thread. Only ever asked for; the top left corner stays where it was.
 *  The steps lie exactly as their arrows say, so a second time changes nothing. */
export async function tidy(editor: ProgramEditor): Promise<void> {
  const { flow, graph } = editor
  const ids = flow.order.map(({ id }) => id)
  if (ids.length === 0) return
  const places = await layOut({ ids, edges: ids.flatMap((id) => flow.next(id)) })
  // Somebody went on drawing meanwhile: their place is theirs.
  const still = Object.entries(places).filter(([id]) => editor.node(id)?.position === graph.nodes[id]?.position)
  const corner = (points: readonly { x: number; y: number }[]) => ({
    x: Math.min(...points.map(({ x }) => x)),
    y: Math.min(...points.map(({ y }) => y)),
  })
  const before = corner(Object.values(graph.nodes).map(({ position }) => position))
  const after = corner(Object.values(places))
  const moved = still.map(([id, { x, y }]) => [id, { x: x - after.x + before.x, y: y - after.y + before.y }] as const)
  const changed = editor.change({ key: 'done.tidy' }, (drawing) => moveNodes(drawing, Object.fromEntries(moved)))
  if (!changed) editor.say({ key: 'say.tidyAlready' })
}

let worker: Worker | null = null

async function layOut(shape: Shape): Promise<Places> {
  try {
    worker ??= new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
    const running = worker
    return await new Promise<Places>((resolve, reject) => {
      running.onmessage = ({ data }: MessageEvent<Places>) => resolve(data)
      running.onerror = (event) => reject(new Error(event.message))
      running.postMessage(shape)
    })
  } catch {
    // No workers here: the same function, later and on this thread.
    return (await import('./layout.ts')).layout(shape)
  }
}
