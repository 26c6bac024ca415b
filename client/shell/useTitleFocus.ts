import { type RefObject, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

/** After a navigation the focus goes to the new page's heading, as soon as it is there, so that screen readers say
 *  where one is and Tab goes on from the page's top. The first page and the keys pressed meanwhile are left alone. */
export function useTitleFocus(main: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    const frame = main.current
    if (!frame) return
    frame.scrollTo(0, 0)
    if (focusTitle(frame)) return
    const observer = new MutationObserver(() => {
      if (focusTitle(frame)) observer.disconnect()
    })
    observer.observe(frame, { childList: true, subtree: true })
    const giveUp = () => observer.disconnect()
    document.addEventListener('focusin', giveUp, { once: true })
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', giveUp)
    }
  }, [pathname, main])
}

function focusTitle(frame: HTMLElement): boolean {
  const title = frame.querySelector<HTMLElement>('[data-page-title]')
  // Something on the page has taken the focus itself, such as an open dialog or a field to fill in first.
  if (title && document.activeElement && frame.contains(document.activeElement) && document.activeElement !== frame)
    return true
  title?.focus({ preventScroll: true })
  return title !== null
}
