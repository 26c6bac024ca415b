import type { Scope } from '#server/scope.ts'

export interface FileRow {
  readonly id: number
  readonly name: string
  readonly fileName: string
  readonly contentType: string
  readonly bytes: number
  readonly createdAt: string
  readonly archivedAt: string | null
  /** Downloads by prospects. */
  readonly downloads: number
}

export async function listFiles(_scope: Scope): Promise<FileRow[]> {
  throw new Error('not yet')
}
