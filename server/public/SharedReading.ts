import type { Response } from 'express'

interface Reading<T> {
  readonly value: Promise<T>
  readers: number
}

/** What is being sent to several at the same time is read once and held once, however slow their lines are; when the
 *  last of them has it, nothing of it is kept. */
export class SharedReading<T> {
  readonly #open = new Map<string, Reading<T>>()

  /** @param response who reads it, until it closes */
  read(key: string, response: Response, load: () => Promise<T>): Promise<T> {
    const reading = this.#open.get(key) ?? { value: load(), readers: 0 }
    reading.readers++
    this.#open.set(key, reading)
    const leave = () => {
      reading.readers--
      if (reading.readers === 0) this.#forget(key, reading)
    }
    if (response.closed) leave()
    else response.once('close', leave)
    // Whoever comes after a failure tries again.
    reading.value.catch(() => this.#forget(key, reading))
    return reading.value
  }

  #forget(key: string, reading: Reading<T>): void {
    if (this.#open.get(key) === reading) this.#open.delete(key)
  }
}
