import { z } from 'zod'
import { mostOfAPage, page, readCursor } from '#server/cursor.ts'
import { type Scope, userIdOf } from '#server/scope.ts'

export interface TaskRow {
  readonly id: number
  readonly title: string
  readonly prospectId: number
  readonly prospectName: string
  readonly company: string
  readonly ownerId: string | null
  readonly ownerName: string | null
  readonly dueAt: string | null
  readonly createdAt: string
  readonly doneAt: string | null
}

interface Row extends Omit<TaskRow, 'dueAt' | 'createdAt' | 'doneAt'> {
  readonly dueAt: Date | null
  readonly createdAt: Date
  readonly doneAt: Date | null
}

export interface TaskQuestion {
  /** Only those of whoever asks. */
  readonly mine: boolean
  readonly done: boolean
  readonly prospectId?: number | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

const text = `
select t.id, t.title, t.prospect_id as "prospectId",
  coalesce(nullif(trim(p.first_name || ' ' || p.last_name), ''), p.email, '') as "prospectName",
  coalesce(p.company, '') as company, t.owner_id as "ownerId", o.name as "ownerName", t.due_at as "dueAt",
  t.created_at as "createdAt", t.done_at as "doneAt"
from (
  select * from task
  where workspace_id = $1 and (done_at is not null) = $2 and (not $3::bool or owner_id = $4)
    and ($5::bigint is null or prospect_id = $5) and ($6::bigint is null or id < $6)
  order by id desc limit ${mostOfAPage}) t
left join prospect p on p.workspace_id = t.workspace_id and p.id = t.prospect_id
left join "user" o on o.id = t.owner_id
order by t.id desc limit $7`

/** What colleagues are asked to do, the latest first. */
export async function listTasks(
  scope: Scope,
  { mine, done, prospectId, cursor, limit }: TaskQuestion,
): Promise<{ rows: TaskRow[]; next: string | null }> {
  const [before = null] = readCursor(cursor, z.tuple([z.number().int()])) ?? []
  const { rows } = await scope.database.pool.query<Row>({
    name: 'list-tasks',
    text,
    values: [scope.workspaceId, done, mine, mine ? userIdOf(scope) : null, prospectId ?? null, before, limit + 1],
  })
  return page(
    rows.map(({ dueAt, createdAt, doneAt, ...row }) => ({
      ...row,
      dueAt: dueAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
      doneAt: doneAt?.toISOString() ?? null,
    })),
    limit,
    ({ id }) => [id],
  )
}
