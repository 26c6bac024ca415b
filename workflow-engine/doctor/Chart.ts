import { type InvariantId, invariantIds, invariants } from './invariants.ts'

/** What was found about one invariant. */
export interface Finding {
  readonly id: InvariantId
  readonly name: string
  readonly remedy: string
  /** Things looked at. */
  readonly checked: number
  readonly wrong: number
  /** Some of those that are wrong. */
  readonly examples: readonly string[]
  /** Worth knowing, and not wrong. */
  readonly notes: readonly string[]
  /** Why it could not be looked at to the end; null: it was. */
  readonly unfinished: string | null
}

/** So many are named; the others are counted. */
const EXAMPLES = 5

/** What the rounds write down. */
export class Chart {
  readonly #rows = new Map(
    invariantIds.map((id) => [
      id,
      { checked: 0, wrong: 0, examples: [] as string[], notes: [] as string[], unfinished: null as string | null },
    ]),
  )

  checked(id: InvariantId, count: number): void {
    this.#row(id).checked += count
  }

  wrong(id: InvariantId, example: string, count = 1): void {
    const row = this.#row(id)
    row.wrong += count
    if (row.examples.length < EXAMPLES) row.examples.push(example)
  }

  note(id: InvariantId, sentence: string): void {
    this.#row(id).notes.push(sentence)
  }

  unfinished(id: InvariantId, reason: string): void {
    this.#row(id).unfinished ??= reason
  }

  get findings(): Finding[] {
    return invariantIds.map((id) => ({ id, ...invariants[id], ...this.#row(id) }))
  }

  #row(id: InvariantId) {
    const row = this.#rows.get(id)
    if (!row) throw new Error(`There is no invariant ${id}.`)
    return row
  }
}
