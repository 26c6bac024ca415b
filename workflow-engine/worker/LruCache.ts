/** Keeps the `limit` values that were used last. For things that never change. */
export class LruCache<V> {
  readonly #values = new Map<string, V>()
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  /** The value of `key`, loaded when it is not here. What cannot be loaded is not kept. */
  async get(key: string, load: () => Promise<V>): Promise<V> {
    const known = this.#values.get(key)
    if (known !== undefined) {
      this.#values.delete(key)
      this.#values.set(key, known)
      return known
    }
    const value = await load()
    this.#values.set(key, value)
    if (this.#values.size > this.#limit) this.#values.delete(this.#values.keys().next().value as string)
    return value
  }
}
