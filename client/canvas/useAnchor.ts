import { type RefObject, useRef } from 'react'
import { useEditor } from '#client/editor/EditorContext.ts'
import { drawnAs } from '#client/layout/units.ts'

export interface MenuAnchor {
  /** The button that asked for the menu. */
  anchor: RefObject<HTMLElement | null>
  frame: RefObject<HTMLDivElement | null>
}

/** What a menu hangs on: the button that asked for it while it is there, else the step's card (a key asked). */
export function useAnchor(
  anchor: RefObject<HTMLElement | null>,
  frame: RefObject<HTMLDivElement | null>,
  nodeId: string | null,
): RefObject<HTMLElement | null> {
  const trigger = useRef<HTMLElement>(null)
  const button = anchor.current
  const { graph } = useEditor()
  const drawn = nodeId === null ? null : (drawnAs(graph, nodeId)?.id ?? nodeId)
  const stands = (id: string) => button?.closest(`[data-id="${CSS.escape(id)}"]`) != null
  const ours = button?.isConnected && (nodeId === null || drawn === null || stands(drawn) || stands(nodeId))
  trigger.current = ours
    ? button
    : drawn === null
      ? null
      : (frame.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(drawn)}"]`) ??
        document.querySelector<HTMLElement>(`[data-outline] [data-id="${CSS.escape(nodeId ?? drawn)}"]`))
  return trigger
}
