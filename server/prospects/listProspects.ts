import { z } from 'zod'
import { Cursor, PageLimit } from '#server/inputs.ts'
import type { Scope } from '#server/scope.ts'
import { ProspectFilter, type Stage } from './prospectFilter.ts'

export const ListProspects = ProspectFilter.extend({
  sort: z.enum(['created', 'name', 'company', 'score']).default('created'),
  direction: z.enum(['ascending', 'descending']).default('descending'),
  cursor: Cursor.optional(),
  limit: PageLimit,
})
export type ListProspects = z.infer<typeof ListProspects>

export interface ProspectRow {
  readonly id: number
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly company: string
  readonly jobTitle: string
  readonly score: number
  readonly stage: Stage
  readonly owner: { readonly id: string; readonly name: string } | null
  readonly consent: 'none' | 'granted' | 'withdrawn'
  readonly source: string
  readonly createdAt: string
  readonly lastActiveAt: string | null
}

/** One page of people, sorted; the next begins at `next`. */
export async function listProspects(
  scope: Scope,
  input: ListProspects,
): Promise<{ rows: ProspectRow[]; next: string | null }> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${input.sort}`)
}
