import type { Rule } from '#engine/nodes/rule.ts'
import type { Scope } from '#server/scope.ts'

export interface SegmentRow {
  readonly id: number
  readonly name: string
  readonly rule: Rule
  /** People the rule held for at the last look. */
  readonly size: number
  /** Of that look; null: not yet. */
  readonly refreshedAt: string | null
  readonly archivedAt: string | null
}

interface Row extends Omit<SegmentRow, 'refreshedAt' | 'archivedAt'> {
  readonly refreshedAt: Date | null
  readonly archivedAt: Date | null
}

/** Every segment by name; the archived ones last. @param only just this one */
export async function listSegments({ database, workspaceId }: Scope, only?: number): Promise<SegmentRow[]> {
  const { rows } = await database.pool.query<Row>({
    name: 'list-segments',
    text: `select id, name, rule, size, refreshed_at as "refreshedAt", archived_at as "archivedAt"
           from segment
           where workspace_id = $1 and ($2::int is null or id = $2)
           order by archived_at is not null, name collate "fi-x-icu", id`,
    values: [workspaceId, only ?? null],
  })
  return rows.map(({ refreshedAt, archivedAt, ...row }) => ({
    ...row,
    refreshedAt: refreshedAt?.toISOString() ?? null,
    archivedAt: archivedAt?.toISOString() ?? null,
  }))
}
