import { useEffect, useState } from 'react'

/** How long one stop is shown while a way is played. */
const each = 1200

export interface Replay {
  /** Which stop is looked at, from 0. */
  readonly place: number
  readonly isPlaying: boolean
  goTo(place: number): void
  /** Plays on, or from the beginning when it is at its end; or stands still. */
  toggle(): void
}

/** Goes through a way stop by stop, by hand or by itself. It begins at the end, where the person is. */
export function useReplay(count: number): Replay {
  // null follows the end, also when the person goes on.
  const [chosen, setChosen] = useState<number | null>(null)
  const [isPlaying, setPlaying] = useState(false)
  const last = Math.max(0, count - 1)
  const place = Math.min(chosen ?? last, last)
  useEffect(() => {
    if (!isPlaying) return
    if (place >= last) {
      setPlaying(false)
      return
    }
    const timer = setTimeout(() => setChosen(place + 1), each)
    return () => clearTimeout(timer)
  }, [isPlaying, place, last])
  return {
    place,
    isPlaying,
    goTo(next) {
      setPlaying(false)
      setChosen(Math.max(0, Math.min(last, next)))
    },
    toggle() {
      if (!isPlaying && place >= last) setChosen(0)
      setPlaying(!isPlaying)
    },
  }
}
