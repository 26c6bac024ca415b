import { useCallback, useLayoutEffect, useRef } from 'react'

/** The same function at every render that always does what the latest render's would: for handlers of memoised parts. */
export function useSteady<Args extends readonly unknown[], Result>(act: (...args: Args) => Result) {
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  return useCallback((...args: Args): Result => latest.current(...args), [])
}
