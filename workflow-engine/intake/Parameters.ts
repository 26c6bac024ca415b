/** The values of a statement that is put together, each with its place in it. Equal values share one. */
export class Parameters {
  readonly values: unknown[]
  readonly #places = new Map<string, string>()

  /** @param values those whose places the statement has already taken: $1, $2 … */
  constructor(values: readonly unknown[]) {
    this.values = [...values]
  }

  /** SQL of the value, as a text or of the given type. */
  of(value: unknown, type = 'text'): string {
    const key = `${type} ${JSON.stringify(value)}`
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const place = `$${this.values.push(value)}::${type}`
    this.#places.set(key, place)
    return place
  }
}
