import { z } from 'zod'
import type { Scope } from '#server/scope.ts'

export const Measure = z.enum(['entered', 'waiting', 'movedOn', 'exited', 'failed'])
export type Measure = z.infer<typeof Measure>

export interface PersonRow {
  readonly enrollmentId: number
  readonly prospectId: number
  readonly name: string
  readonly email: string
  readonly company: string
  readonly score: number
  readonly arrivedAt: string
  /** When a waiting person is visited next. */
  readonly dueAt: string | null
  /** When it left the node. */
  readonly at: string | null
  readonly outlet: string | null
  readonly outcome: string | null
}

export interface PeopleQuestion {
  readonly programId: number
  readonly nodeId: string
  readonly measure: Measure
  readonly outlet?: string
  readonly cursor?: string
  readonly limit: number
}

/** The people behind one number of one node. */
export async function listPeople(
  _scope: Scope,
  _question: PeopleQuestion,
): Promise<{ rows: PersonRow[]; next: string | null }> {
  throw new Error('not yet')
}
