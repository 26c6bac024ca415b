import type { Encoding, Separator } from './encoding.ts'
import type { ColumnMapping } from './mapping.ts'

/** An uploaded file, read with an encoding and a separator, and not taken in yet. */
export interface ImportDraft {
  readonly id: number
  readonly fileName: string
  readonly bytes: number
  readonly encoding: Encoding
  readonly separator: Separator
  readonly headings: readonly string[]
  /** The first rows under the headings, as they are read; at most 8. */
  readonly sample: readonly (readonly string[])[]
  /** A guess by name and synonym, one entry a column. */
  readonly mapping: readonly ColumnMapping[]
}
