import { useSyncExternalStore } from 'react'

let reachable = true
const listeners = new Set<() => void>()

function set(next: boolean): void {
  if (next === reachable) return
  reachable = next
  for (const listener of listeners) listener()
}

/** A request got an answer. */
export function reportReachable(): void {
  set(true)
}

/** A request got none. */
export function reportUnreachable(): void {
  set(false)
}

/** Whether the server answered when it was asked last. */
export function useReachable(): boolean {
  return useSyncExternalStore(subscribe, () => reachable)
}

// The browser knows first when it has no network at all; the banner's asking finds out when it is back.
if (typeof window !== 'undefined') window.addEventListener('offline', reportUnreachable)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
