import { createContext, useCallback, useContext, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { everything, type NumbersView, readView, writeView } from './numbersView.ts'

export interface ViewState {
  readonly view: NumbersView
  readonly setView: (view: NumbersView) => void
}

/** The view that the page shows, for whatever stands on it. */
export const ViewContext = createContext<ViewState>({ view: everything, setView: () => undefined })
export const useView = (): ViewState => useContext(ViewContext)

/** Which numbers the address asks for, and a way to ask for others. Going back leads out of the program, not through all
 *  that one has looked at. */
export function useNumbersView(): ViewState {
  const [params, setParams] = useSearchParams()
  const asked = params.toString()
  const view = useMemo(() => readView(new URLSearchParams(asked)), [asked])
  const setView = useCallback(
    (next: NumbersView) => setParams((before) => writeView(before, next), { replace: true, preventScrollReset: true }),
    [setParams],
  )
  return useMemo(() => ({ view, setView }), [view, setView])
}
