import { createContext, useContext } from 'react'
import { useEditor } from '#client/editor/EditorContext.ts'
import { Store, useStore } from '#client/editor/Store.ts'

/** Below this zoom a card is its icon and number. */
export const far = 0.35

/** How near one looks at a canvas. It changes when the zoom passes a bound, never while it glides. */
export interface FarLookState {
  readonly far: boolean
  /** The step below the pointer. */
  readonly pointed: string | null
  /** Something looks for a place: all of them show themselves. */
  readonly placing: boolean
}
export type FarLook = Store<FarLookState>
export const createFarLook = (): FarLook => new Store<FarLookState>({ far: false, pointed: null, placing: false })
export const FarLookContext = createContext<FarLook>(createFarLook())

export const useIsFar = (): boolean => useStore(useContext(FarLookContext), (state) => state.far)

/** Whether the "+" of a step's outlets show: always near by, and from afar where the pointer, the focus or the selection
 *  is. */
export function useShowsPlus(nodeId: string): boolean {
  const editor = useEditor()
  const seen = useStore(
    useContext(FarLookContext),
    ({ far: isFar, pointed, placing }) => !isFar || placing || pointed === nodeId,
  )
  const current = useStore(editor.moment, (state) => state.current === nodeId)
  const selected = useStore(editor.draft, ({ selection }) => selection.length < 20 && selection.includes(nodeId))
  return seen || current || selected
}

/** What tells a canvas's look which step is below the pointer. */
export function hoveringOf(look: FarLook) {
  return {
    onNodeMouseEnter: (_event: unknown, { id }: { id: string }) => look.set({ pointed: id }),
    onNodeMouseLeave: () => look.set({ pointed: null }),
  }
}
