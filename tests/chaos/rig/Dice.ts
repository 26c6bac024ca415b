/** Chance that can be thrown again: the same seed gives the same throws. (mulberry32) */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from `low` up to and with `high`. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  pick<T>(of: readonly T[]): T {
    if (of.length === 0) throw new Error('There is nothing to pick from.')
    return of[Math.floor(this.next() * of.length)] as T
  }

  /** One of those, each as often as its weight says. */
  weighted<T>(of: readonly (readonly [number, T])[]): T {
    let rest = this.next() * of.reduce((sum, [weight]) => sum + weight, 0)
    for (const [weight, value] of of) {
      rest -= weight
      if (rest < 0) return value
    }
    return (of.at(-1) as readonly [number, T])[1]
  }

  shuffle<T>(of: readonly T[]): T[] {
    const all = [...of]
    for (let i = all.length - 1; i > 0; i--) {
      const j = this.between(0, i)
      const [a, b] = [all[i] as T, all[j] as T]
      all[i] = b
      all[j] = a
    }
    return all
  }
}

/** A number that a text comes to, to make dice of. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
