import type { Basis } from '#server/prospects/prospectInput.ts'

/** How far an import is. rows = created + updated + unchanged + duplicates + rejected, at any moment. */
export interface ImportJob {
  readonly id: number
  readonly state: 'uploaded' | 'running' | 'done' | 'failed'
  readonly fileName: string
  readonly bytes: number
  readonly doneBytes: number
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly duplicates: number
  readonly rejected: number
  /** Rows that were taken in and have a remark in the report. */
  readonly remarks: number
  /** Why it failed, as a sentence in the asker's language. */
  readonly failure: string | null
  readonly list: { readonly id: number; readonly name: string } | null
  readonly basis: Basis | null
  readonly source: string
  readonly createdBy: string | null
  readonly createdAt: string
  readonly endedAt: string | null
}
