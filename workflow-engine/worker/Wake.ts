/** A sleep that can be cut short. A wake-up that comes while nobody sleeps is kept for the next sleep. */
export class Wake {
  #pending = false
  #end: (() => void) | null = null

  now(): void {
    if (this.#end) this.#end()
    else this.#pending = true
  }

  /** @returns when somebody woke us, or after `ms` milliseconds at the latest */
  sleep(ms: number): Promise<void> {
    if (this.#pending) {
      this.#pending = false
      return Promise.resolve()
    }
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        this.#end = null
        resolve()
      }
      const timer = setTimeout(end, ms)
      this.#end = end
    })
  }
}
