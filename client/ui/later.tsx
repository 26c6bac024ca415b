import { type ComponentType, lazy, Suspense } from 'react'

const waiting: (() => Promise<unknown>)[] = []

/** A part of the page that is not there when it opens: it is fetched when it is first shown, or in a quiet moment before. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  waiting.push(load)
  const Part = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>
  return function Later(props: Props) {
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    )
  }
}

/** How long after the page has opened what may come later is fetched, in ms. */
const pause = 1500

/** Fetches in a quiet moment what will be asked for sooner or later. @returns how to call it off */
export function fetchLater(): () => void {
  const timer = setTimeout(() => {
    const fetch = () => {
      for (const load of waiting.splice(0)) load().catch(() => undefined)
    }
    if ('requestIdleCallback' in globalThis) requestIdleCallback(fetch)
    else fetch()
  }, pause)
  return () => clearTimeout(timer)
}
