import type { Scope } from '#server/scope.ts'

export interface TopicRow {
  readonly id: number
  readonly name: string
  /** People who do not want mail about it. */
  readonly optOuts: number
  readonly archivedAt: string | null
}

/** Every topic by name; the archived ones last. */
export async function listTopics({ database, workspaceId }: Scope): Promise<TopicRow[]> {
  const { rows } = await database.pool.query<Omit<TopicRow, 'archivedAt'> & { archivedAt: Date | null }>({
    name: 'list-topics',
    text: `select t.id, t.name, coalesce(o.n, 0)::int as "optOuts", t.archived_at as "archivedAt"
           from topic t
           left join (select topic_id, count(*) as n from topic_opt_out where workspace_id = $1 group by topic_id) o
             on o.topic_id = t.id
           where t.workspace_id = $1
           order by t.archived_at is not null, t.name collate "fi-x-icu", t.id`,
    values: [workspaceId],
  })
  return rows.map(({ archivedAt, ...row }) => ({ ...row, archivedAt: archivedAt?.toISOString() ?? null }))
}
