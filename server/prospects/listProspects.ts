import { z } from 'zod'
import { page, readCursor } from '#server/cursor.ts'
import { Cursor, PageLimit } from '#server/inputs.ts'
import type { Scope } from '#server/scope.ts'
import { prospectConditions } from './prospectConditions.ts'
import { ProspectFilter, type Stage } from './prospectFilter.ts'
import { prospectSorts } from './prospectSort.ts'

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

/** The columns of a ProspectRecord, from `prospect p left join "user" o`. */
export const prospectColumns = `p.id, p.email, p.first_name as "firstName", p.last_name as "lastName", p.company,
  p.job_title as "jobTitle", p.score, p.stage, p.owner_id as "ownerId", o.name as "ownerName", p.consent, p.source,
  p.created_at as "createdAt", p.last_active_at as "lastActiveAt"`

export interface ProspectRecord extends Omit<ProspectRow, 'owner' | 'createdAt' | 'lastActiveAt'> {
  readonly ownerId: string | null
  readonly ownerName: string | null
  readonly createdAt: Date
  readonly lastActiveAt: Date | null
}

/** One page of people, sorted; the next begins at `next`. Keyset: a late page costs what the first one does. */
export async function listProspects(
  scope: Pick<Scope, 'database' | 'workspaceId'>,
  input: ListProspects,
): Promise<{ rows: ProspectRow[]; next: string | null }> {
  const { limit, direction } = input
  const sort = prospectSorts[input.sort]
  const { where, values, ask } = await prospectConditions(scope, input)
  const after = readCursor(input.cursor, sort.cursor)
  const beyond = after
    ? `and (${sort.columns.join(', ')}) ${direction === 'ascending' ? '>' : '<'} (${sort.places
        .map((type, n) => cast(`$${values.length + n + 1}`, type))
        .join(', ')})`
    : ''
  if (after) values.push(...after)
  const order = sort.columns.map((column) => `${column} ${direction === 'ascending' ? 'asc' : 'desc'}`).join(', ')
  const rows = await ask<ProspectRecord & { position: (string | number)[] }>(
    `select ${prospectColumns}, json_build_array(${sort.position.join(', ')}) as position
     from prospect p left join "user" o on o.id = p.owner_id
     where ${where} ${beyond}
     order by ${order}
     limit ${limit + 1}`,
  )
  const { rows: kept, next } = page(rows, limit, (row) => row.position)
  return { rows: kept.map(({ position: _, ...record }) => toProspectRow(record)), next }
}

export function toProspectRow({ ownerId, ownerName, ...record }: ProspectRecord): ProspectRow {
  return {
    ...record,
    owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
    createdAt: record.createdAt.toISOString(),
    lastActiveAt: record.lastActiveAt?.toISOString() ?? null,
  }
}

function cast(place: string, type: string): string {
  const [name = '', ...rest] = type.split(' ')
  return [`${place}::${name}`, ...rest].join(' ')
}
