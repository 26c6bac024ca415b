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
  const ours = button?.isConnected && (drawn === null || button.closest(`[data-id="${CSS.escape(drawn)}"]`) !== null)
  trigger.current = ours
    ? button
    : drawn === null
      ? null
      : (frame.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(drawn)}"]`) ?? null)
  return trigger
}
