import { z } from 'zod'
import { mostOfAPage, page, readCursor } from '#server/cursor.ts'
import type { Scope } from '#server/scope.ts'
import { chosen, chosenValues, type HeldChoice, refuseStrangeChoice } from './heldChoice.ts'
import { type WaitingMail, waitingColumns, waitingJoins } from './waitingMail.ts'

export interface HeldQuestion extends Pick<HeldChoice, 'programId' | 'nodeId'> {
  readonly cursor?: string | undefined
  readonly limit: number
}

const text = `
select ${waitingColumns} from (
  select * from message m
  where m.workspace_id = $1 and m.state = 'held' and ${chosen} and m.id > $5
  order by m.id limit ${mostOfAPage}
) m ${waitingJoins} order by m.id limit $6`

/** Who would get what, of the mail that waits for somebody to look at it. */
export async function listHeld(
  scope: Scope,
  { cursor, limit, ...choice }: HeldQuestion,
): Promise<{ rows: WaitingMail[]; next: string | null }> {
  await refuseStrangeChoice(scope, choice)
  const [after = 0] = readCursor(cursor, z.tuple([z.number().int()])) ?? []
  const { rows } = await scope.database.pool.query<WaitingMail>({
    name: 'list-held',
    text,
    values: [scope.workspaceId, ...chosenValues(choice), after, limit + 1],
  })
  return page(rows, limit, ({ id }) => [id])
}

export interface HeldGroup {
  readonly programId: number | null
  readonly program: string
  readonly nodeId: string | null
  readonly step: string
  readonly count: number
  readonly oldestDueAt: string
}

const countText = `
select g.program_id as "programId", coalesce(p.name, '') as program, g.node_id as "nodeId",
  coalesce(v.graph -> 'nodes' -> g.node_id ->> 'name', '') as step, g.count,
  to_char(g.oldest at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "oldestDueAt"
from (
  select program_id, node_id, max(version) as version, count(*)::int as count, min(due_at) as oldest
  from message where workspace_id = $1 and state = 'held' group by 1, 2
) g
left join program p on p.workspace_id = $1 and p.id = g.program_id
left join program_version v on v.workspace_id = $1 and v.program_id = g.program_id and v.number = g.version
order by p.name, g.count desc, g.node_id`

/** How much waits, by program and step. */
export async function countHeld({ database, workspaceId }: Scope): Promise<HeldGroup[]> {
  const { rows } = await database.pool.query<HeldGroup>({ name: 'count-held', text: countText, values: [workspaceId] })
  return rows
}
