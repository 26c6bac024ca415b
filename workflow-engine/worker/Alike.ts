/**
 * Rows that are alike, once each: what a thousand rows of a batch have in common is sent once, and each row only says
 * which kind it is. Finds them as Kinds does, without making a text of every row.
 */
export class Alike<Row> {
  readonly rows: Row[] = []
  readonly #isAlike: (one: Row, other: Row) => boolean
  readonly #places = new Map<string, number[]>()

  constructor(isAlike: (one: Row, other: Row) => boolean) {
    this.#isAlike = isAlike
  }

  /** The place of the rows that this one is like, from 1 as in Postgres.
   *  @param of what alike rows have in common, and few others: the node they stand at */
  place(row: Row, of: string): number {
    const places = this.#places.get(of)
    if (places) for (const place of places) if (this.#isAlike(this.rows[place - 1] as Row, row)) return place
    const place = this.rows.push(row)
    if (places) places.push(place)
    else this.#places.set(of, [place])
    return place
  }
}
