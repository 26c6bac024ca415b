import type { Graph } from '#engine/program/graph.ts'
import { pointersOf } from '#server/programs/pointersOf.ts'
import type { Scope } from '#server/scope.ts'

export interface ListRow {
  readonly id: number
  readonly name: string
  readonly members: number
  readonly createdAt: string
  readonly archivedAt: string | null
  /** Programs, not ended or archived, whose drawing or live version names the list. */
  readonly usedBy: readonly number[]
}

interface Row extends Omit<ListRow, 'createdAt' | 'archivedAt' | 'usedBy'> {
  readonly createdAt: Date
  readonly archivedAt: Date | null
}

/** Every list by name; the archived ones last. */
export async function listLists({ database, workspaceId }: Scope): Promise<ListRow[]> {
  const { rows } = await database.pool.query<Row>({
    name: 'list-lists',
    text: `select l.id, l.name, coalesce(m.n, 0)::int as members, l.created_at as "createdAt", l.archived_at as "archivedAt"
           from list l
           left join (select list_id, count(*) as n from list_member where workspace_id = $1 group by list_id) m
             on m.list_id = l.id
           where l.workspace_id = $1
           order by l.archived_at is not null, l.name collate "fi-x-icu", l.id`,
    values: [workspaceId],
  })
  const users = await usersByList(database, workspaceId)
  return rows.map(({ createdAt, archivedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
    usedBy: [...(users.get(row.id) ?? [])],
  }))
}

async function usersByList({ pool }: Scope['database'], workspaceId: number): Promise<Map<number, Set<number>>> {
  const { rows } = await pool.query<{ id: number; graphs: Graph[] }>({
    name: 'graphs-of-programs',
    text: `select p.id, array_remove(array[p.draft, v.graph], null) as graphs
           from program p
           left join program_version v on v.workspace_id = p.workspace_id and v.program_id = p.id and v.number = p.live_version
           where p.workspace_id = $1 and p.archived_at is null and p.status <> 'ended' order by p.id`,
    values: [workspaceId],
  })
  const users = new Map<number, Set<number>>()
  for (const { id, graphs } of rows) {
    for (const list of graphs.flatMap((graph) => [...pointersOf(graph).lists])) {
      users.set(list, (users.get(list) ?? new Set()).add(id))
    }
  }
  return users
}
