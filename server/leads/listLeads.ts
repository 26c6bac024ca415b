import { z } from 'zod'
import { CursorMoment, mostOfAPage, page, readCursor } from '#server/cursor.ts'
import { Cursor, PageLimit } from '#server/inputs.ts'
import type { Stage } from '#server/prospects/prospectFilter.ts'
import type { LeadReason } from '#server/prospects/timelineItem.ts'
import { type Scope, userIdOf } from '#server/scope.ts'
import { type LeadRecord, leadColumns, toLeadRow } from './leadRecord.ts'
import { LeadState } from './leadState.ts'

export const ListLeads = z.object({
  /** Leads in one of these states. Default: all. */
  state: z.array(LeadState).min(1).max(6).optional(),
  /** Only those that the asker looks after. */
  mine: z.boolean().default(false),
  cursor: Cursor.optional(),
  limit: PageLimit,
})
export type ListLeads = z.infer<typeof ListLeads>

export interface LeadRow {
  readonly id: number
  readonly prospect: {
    readonly id: number
    readonly firstName: string
    readonly lastName: string
    readonly email: string
    readonly company: string
    readonly jobTitle: string
    readonly phone: string
    readonly score: number
    readonly stage: Stage
  }
  readonly reasons: readonly LeadReason[]
  readonly urgent: boolean
  readonly contactBy: string | null
  readonly state: LeadState
  readonly owner: { readonly id: string; readonly name: string } | null
  readonly program: { readonly id: number; readonly name: string } | null
  readonly createdAt: string
  readonly updatedAt: string
}

const Position = z.tuple([CursorMoment, z.number().int()])

/** The queue of sales, newest first. */
export async function listLeads(
  scope: Scope,
  { state, mine, cursor, limit }: ListLeads,
): Promise<{ rows: LeadRow[]; next: string | null }> {
  const { database, workspaceId } = scope
  const [at = null, id = null] = readCursor(cursor, Position) ?? []
  const { rows } = await database.pool.query<LeadRecord>({
    name: 'list-leads',
    text: `select ${leadColumns(`(
             select * from lead
             where workspace_id = $1 and ($2::lead_state[] is null or state = any($2::lead_state[]))
               and (not $3::bool or owner_id = $4)
               and ($5::timestamptz is null or (created_at, id) < ($5, $6::bigint))
             order by created_at desc, id desc limit ${mostOfAPage})`)}
           order by d.created_at desc, d.id desc limit $7`,
    values: [workspaceId, state ?? null, mine, userIdOf(scope), at, id, limit + 1],
  })
  const { rows: kept, next } = page(rows, limit, (row) => [row.position, row.id])
  return { rows: kept.map(toLeadRow), next }
}
