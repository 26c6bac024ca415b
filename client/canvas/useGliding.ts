import { type RefObject, useEffect, useRef } from 'react'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'

/** How long steps take to where a command moves them. Their style sheet says it too, and nothing for who wants no motion. */
const duration = 180

/** Lets steps glide to their places after a command that moves many, and never while they are dragged. */
export function useGliding(frame: RefObject<HTMLDivElement | null>): void {
  const { moment } = useEditor()
  const gliding = useStore(moment, (state) => state.gliding)
  const seen = useRef(gliding)
  // Before the places change: what asks for it counts up first.
  if (seen.current !== gliding) {
    seen.current = gliding
    frame.current?.setAttribute('data-gliding', '')
  }
  useEffect(() => {
    if (gliding === 0) return
    const end = setTimeout(() => frame.current?.removeAttribute('data-gliding'), duration + 50)
    return () => clearTimeout(end)
  }, [gliding, frame])
}
