import type { Scope } from '#server/scope.ts'
import type { ProgramStatus } from './programStatus.ts'

export interface ProgramRow {
  readonly id: number
  readonly name: string
  readonly status: ProgramStatus
  readonly liveVersion: number | null
  readonly updatedAt: string
  /** Name of who saved it last. */
  readonly updatedBy: string | null
  /** People inside now. */
  readonly active: number
  readonly entered: number
  readonly leads: number
}

export async function listPrograms(_scope: Scope): Promise<ProgramRow[]> {
  throw new Error('not yet')
}
