/**
 * The few kinds of rows that a thousand rows are of: what they have in common is sent once, and each row only says which
 * kind it is. Saves most of what a statement would have to carry and Postgres to read.
 */
export class Kinds<Row> {
  readonly rows: Row[] = []
  readonly #places = new Map<string, number>()

  /** The place of a kind, from 1 as in Postgres. @param key tells the kinds apart; `row` is made when it is new */
  of(key: string, row: () => Row): number {
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const place = this.rows.push(row())
    this.#places.set(key, place)
    return place
  }
}
