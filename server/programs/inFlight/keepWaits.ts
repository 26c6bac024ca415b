import type pg from 'pg'
import { waitEnd } from '#engine/journey/waitEnd.ts'
import { type Graph, nodeAt } from '#engine/program/graph.ts'
import { isTimeZone } from '#server/prospects/isTimeZone.ts'
import type { Moving } from './moveSql.ts'

interface Row {
  readonly id: number
  readonly version: number
  readonly nodeId: string
  /** What the wait counts from. */
  readonly from: Date
  readonly zone: string
  readonly workspaceZone: string
  readonly now: Date
}

const woken = `
select m.enrollment_id::float8 as id, m.version, m.node_id as "nodeId", coalesce(m.waits_from, m.arrived_at) as "from",
  coalesce(p.time_zone, '') as zone, w.time_zone as "workspaceZone", t.now
from migration_move m
join enrollment e on e.workspace_id = $1 and e.id = m.enrollment_id
join workspace w on w.workspace_id = $1
cross join (select workspace_now($1) as now) t
left join prospect p on p.workspace_id = $1 and p.id = e.prospect_id
where m.workspace_id = $1 and m.migration_id = $2 and m.due_at <= t.now and m.release_at is null
  and $3::jsonb -> (m.version || ' ' || m.node_id) ->> 'release' = 'asItWas'`

const longer = `
update enrollment e set release_at = u.until
from unnest($2::bigint[], $3::timestamptz[]) as u(id, until)
where e.workspace_id = $1 and e.id = u.id`

/**
 * A wait that is kept ends when it would have been over. For those who are due that cannot be read from when they are
 * due: something may have happened that woke them, and nobody has looked yet. So it is reckoned by the older drawing.
 */
export async function keepWaits(
  client: pg.ClientBase,
  { workspaceId, migrationId, rules }: Moving,
  older: ReadonlyMap<number, Graph>,
): Promise<void> {
  const { rows } = await client.query<Row>({
    name: 'woken-waits',
    text: woken,
    values: [workspaceId, migrationId, rules.json],
  })
  const ends = rows.flatMap(({ id, version, nodeId, from, zone, workspaceZone, now }) => {
    const graph = older.get(version)
    const node = graph && nodeAt(graph, nodeId)
    const until = node ? waitEnd(node, from, now, isTimeZone(zone) ? zone : workspaceZone) : null
    return until === null ? [] : [{ id, until }]
  })
  if (ends.length === 0) return
  await client.query({
    name: 'keep-waits',
    text: longer,
    values: [workspaceId, ends.map(({ id }) => id), ends.map(({ until }) => until)],
  })
}
