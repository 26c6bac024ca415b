import { type RefObject, useEffect, useRef } from 'react'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'

/** Keeps the outline and the rest of the editor on the same step: what has the focus here is the current step, and the
 *  current step's row is brought into view and takes the focus when the editor gives it back.
 *  @param isAlone there is no canvas that could take it */
export function useOutlineFocus(frame: RefObject<HTMLElement | null>, isAlone: boolean): void {
  const { moment } = useEditor()
  const current = useStore(moment, (state) => state.current)
  const asked = useStore(moment, (state) => state.focusCanvas)
  // Opened with a key, it takes the focus at once.
  const answered = useRef(moment.read().eye === 'outline' ? asked - 1 : asked)

  useEffect(() => {
    const outline = frame.current
    const onFocusIn = (event: FocusEvent) => {
      const row = (event.target as HTMLElement).closest('[role=row]')
      const id = row?.querySelector<HTMLElement>('[data-id]')?.dataset.id
      moment.set({ eye: 'outline', ...(id !== undefined && { current: id }) })
    }
    outline?.addEventListener('focusin', onFocusIn)
    return () => outline?.removeEventListener('focusin', onFocusIn)
  }, [moment, frame])

  useEffect(() => {
    const wanted = asked !== answered.current && (isAlone || moment.read().eye === 'outline')
    answered.current = asked
    let tries = 0
    let next = 0
    const look = () => {
      const row = current === null ? null : rowOf(frame.current, current)
      // Rows come a moment after the tree; one that is folded away never does.
      if (!row && tries++ < 10) next = requestAnimationFrame(look)
      if (!row) return
      if (wanted || !frame.current?.contains(document.activeElement)) row.scrollIntoView({ block: 'nearest' })
      if (wanted && !row.contains(document.activeElement)) row.focus({ preventScroll: true })
    }
    look()
    return () => cancelAnimationFrame(next)
  }, [current, asked, isAlone, moment, frame])
}

function rowOf(outline: HTMLElement | null, id: string): HTMLElement | null {
  const step = outline?.querySelector(`[data-id="${CSS.escape(id)}"]`)
  return step?.closest<HTMLElement>('[role=row]') ?? null
}
