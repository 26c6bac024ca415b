export interface Clock {
  now(): number
  /** Calls back once after so many milliseconds. @returns a function that calls it off */
  after(milliseconds: number, act: () => void): () => void
}

export const browserClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds)
    return () => clearTimeout(timer)
  },
}
