/** A finger that rests so long is asking, in milliseconds. */
const rest = 500
/** One that moves further, in px, is doing something else. */
const slack = 10

export interface PressedAt {
  readonly clientX: number
  readonly clientY: number
}

/** Hears a finger rest on something. Where the browser itself turns that into a right click, it is one; elsewhere it is
 *  called here, once, and the press that follows when the finger leaves is nobody's.
 *  @returns how to stop hearing */
export function onLongPress(element: HTMLElement, call: (target: Element, at: PressedAt) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let start: PressedAt | null = null
  const stop = () => {
    if (timer) clearTimeout(timer)
    timer = null
    start = null
  }
  const down = (event: PointerEvent) => {
    stop()
    if (event.pointerType !== 'touch' || !event.isPrimary || !(event.target instanceof Element)) return
    const { target, clientX, clientY } = event
    if (target.closest('button, input, textarea')) return
    start = { clientX, clientY }
    timer = setTimeout(() => {
      stop()
      swallowNextClick(element)
      call(target, { clientX, clientY })
    }, rest)
  }
  const move = ({ clientX, clientY }: PointerEvent) => {
    if (start && Math.hypot(clientX - start.clientX, clientY - start.clientY) > slack) stop()
  }
  const heard = [
    ['pointerdown', down],
    ['pointermove', move],
    ['pointerup', stop],
    ['pointercancel', stop],
    ['contextmenu', stop],
  ] as const
  for (const [type, listener] of heard) element.addEventListener(type, listener as EventListener, { capture: true })
  return () => {
    stop()
    for (const [type, listener] of heard)
      element.removeEventListener(type, listener as EventListener, { capture: true })
  }
}

function swallowNextClick(element: HTMLElement): void {
  const swallow = (event: Event) => {
    event.stopPropagation()
    event.preventDefault()
  }
  element.addEventListener('click', swallow, { capture: true, once: true })
  element.addEventListener(
    'pointerup',
    () => setTimeout(() => element.removeEventListener('click', swallow, { capture: true }), 50),
    { capture: true, once: true },
  )
}
