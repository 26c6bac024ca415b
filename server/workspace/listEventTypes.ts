import type { Scope } from '#server/scope.ts'

/** Types that the product records by itself. */
export const builtInEventTypes = [
  'email.clicked',
  'file.downloaded',
  'form.submitted',
  'page.visited',
  'email.unsubscribed',
  'list.joined',
] as const

/** Event types to choose from: the product's own, those that points are given for, and those seen lately. */
export async function listEventTypes({ database, workspaceId }: Scope): Promise<string[]> {
  const { rows } = await database.pool.query<{ type: string }>(
    `select event_type as type from score_rule where workspace_id = $1
     union
     select type from (select type from event where workspace_id = $1 order by id desc limit 20000) lately`,
    [workspaceId],
  )
  const own = rows.map((row) => row.type).filter((type) => !(builtInEventTypes as readonly string[]).includes(type))
  return [...builtInEventTypes, ...own.sort()]
}
