interface Answer<T> {
  readonly value: Promise<T>
  /** Until when it is good, once it is there; Infinity on the way. */
  until: number
}

/** However many ask the same thing at once or soon after each other, it is asked once.
 *  Z1. An answer is good for a second, and longer when it cost more: the asking never takes more than `share` of a core.
 *  Z2. A failure is told to those who wait for it, and kept for nobody. */
export class Coalesced<T> {
  readonly #answers = new Map<string, Answer<T>>()
  readonly #least: number
  readonly #share: number

  /** @param least milliseconds for which an answer is good at least
   *  @param share how much of the time may go into asking one thing */
  constructor({ least, share }: { least: number; share: number }) {
    this.#least = least
    this.#share = share
  }

  ask(key: string, load: () => Promise<T>): Promise<T> {
    const begun = performance.now()
    const known = this.#answers.get(key)
    if (known && known.until > begun) return known.value
    const answer: Answer<T> = { value: load(), until: Number.POSITIVE_INFINITY }
    this.#answers.set(key, answer)
    const settle = () => {
      const now = performance.now()
      answer.until = now + Math.max(this.#least, (now - begun) / this.#share)
      this.#forgetOld(now)
    }
    answer.value.then(settle, () => {
      if (this.#answers.get(key) === answer) this.#answers.delete(key)
    })
    return answer.value
  }

  #forgetOld(now: number): void {
    for (const [key, { until }] of this.#answers) if (until <= now) this.#answers.delete(key)
  }
}
