/**
 * Whose turn it is. While several wait, each is served once before anybody is served again, so that nobody takes more
 * than half of the turns. One that is being served by somebody may be given out again when no other waits.
 */
export class Rotation<T> {
  #waiting: T[] = []

  /** Adds those that are not there yet, at the end. */
  add(items: Iterable<T>): void {
    for (const item of items) if (!this.#waiting.includes(item)) this.#waiting.push(item)
  }

  /** The next in turn, which goes to the end of the line. */
  next(): T | undefined {
    const item = this.#waiting.shift()
    if (item !== undefined) this.#waiting.push(item)
    return item
  }

  /** It has nothing left to do for now. */
  remove(item: T): void {
    this.#waiting = this.#waiting.filter((other) => other !== item)
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0
  }
}
