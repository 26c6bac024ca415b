import { type RefObject, useRef } from 'react'

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
  const ours = button?.isConnected && (nodeId === null || button.closest(`[data-id="${CSS.escape(nodeId)}"]`) !== null)
  trigger.current = ours
    ? button
    : nodeId === null
      ? null
      : (frame.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`) ?? null)
  return trigger
}
