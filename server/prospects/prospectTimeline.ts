import { z } from 'zod'
import { CursorMoment, page, readCursor } from '#server/cursor.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { describeSteps, type StepRecord } from './describeSteps.ts'
import type { TimelineItem, TimelinePage } from './timelineItem.ts'
import { timelineSql } from './timelineSql.ts'

interface Row {
  readonly at: string
  readonly kind: TimelineItem['kind']
  /** Sortable as text: what comes about when within one moment, and which of its kind. */
  readonly place: string
  readonly id: string
  readonly data: Readonly<Record<string, unknown>>
}

const Position = z.tuple([CursorMoment, z.string().max(60), z.string().max(80)])

/** What happened to a person, newest first: events, emails, steps of programs, lists, leads, consents, in one order. */
export async function prospectTimeline(
  { database, workspaceId }: Scope,
  { id, cursor, limit }: { id: number; cursor?: string | undefined; limit: number },
): Promise<TimelinePage> {
  const [at = null, place = null, before = null] = readCursor(cursor, Position) ?? []
  const { rows } = await database.pool.query<Row>({
    name: 'prospect-timeline',
    text: timelineSql,
    values: [workspaceId, id, at, place, before, limit + 1],
  })
  if (rows.length === 0) await refuseUnknown(database, workspaceId, id)
  const { rows: kept, next } = page(rows, limit, (row) => [row.at, row.place, row.id])
  const steps = kept.filter((row) => row.kind === 'step').map((row) => row.data as unknown as StepRecord)
  const describe = await describeSteps(database, workspaceId, steps)
  return { items: kept.map((row) => toItem(row, describe)), next }
}

/** The SQL builds every kind's data under the names that TimelineItem has; a step's node is put into words here. */
function toItem({ at, kind, id, data }: Row, describe: (step: StepRecord) => object): TimelineItem {
  const item = {
    id: id.replace(/\b0+(?=\d)/g, ''),
    // Milliseconds are what a Date holds.
    at: `${at.slice(0, 23)}Z`,
    kind,
  }
  const rest = kind === 'step' ? describe(data as unknown as StepRecord) : data
  return { ...item, ...rest } as TimelineItem
}

async function refuseUnknown({ pool }: Scope['database'], workspaceId: number, id: number): Promise<void> {
  const found = await pool.query('select 1 from prospect where workspace_id = $1 and id = $2', [workspaceId, id])
  if (!found.rowCount) throw new Refusal('notFound.prospect')
}
