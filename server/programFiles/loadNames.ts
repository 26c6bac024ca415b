import type pg from 'pg'
import type { Names, ThingKind } from './fileForm.ts'

type Client = Pick<pg.ClientBase, 'query'>

interface Row {
  readonly kind: ThingKind
  readonly id: string
  readonly name: string
}

// Members go by their address, which is theirs alone; everything else by its name.
const named = `
select 'list' as kind, id::text, name, archived_at from list where workspace_id = $1
union all select 'file', id::text, name, archived_at from file where workspace_id = $1
union all select 'segment', id::text, name, archived_at from segment where workspace_id = $1
union all select 'form', id::text, name, archived_at from form where workspace_id = $1
union all select 'topic', id::text, name, archived_at from topic where workspace_id = $1
union all select 'program', id::text, name, archived_at from program where workspace_id = $1
union all select 'member', u.id, u.email, null from member m join "user" u on u.id = m.user_id where m.workspace_id = $1`

/** What the things that a drawing points to are called. */
export async function loadNames(
  client: Client,
  workspaceId: number,
  things: readonly { readonly kind: ThingKind; readonly id: string }[],
): Promise<Names> {
  const { rows } = await client.query<Row>(
    `select n.kind, n.id, n.name from (${named}) n
     join unnest($2::text[], $3::text[]) as t(kind, id) on t.kind = n.kind and t.id = n.id`,
    [workspaceId, things.map(({ kind }) => kind), things.map(({ id }) => id)],
  )
  const names: Partial<Record<ThingKind, Record<string, string>>> = {}
  for (const { kind, id, name } of rows) names[kind] = { ...names[kind], [id]: name }
  return names
}

export interface FoundThing {
  readonly kind: ThingKind
  /** As the file calls it. */
  readonly name: string
  /** What is called so here and in use, when that is one thing; null otherwise. */
  readonly id: string | null
}

/** What the things that a file names are here. */
export async function findByName(
  client: Client,
  workspaceId: number,
  things: readonly { readonly kind: ThingKind; readonly name: string }[],
): Promise<FoundThing[]> {
  const { rows } = await client.query<{ id: string | null; others: number }>(
    `select min(n.id) as id, count(n.id) - 1 as others from unnest($2::text[], $3::text[]) with ordinality as t(kind, name, nth)
     left join (${named}) n on n.kind = t.kind and lower(n.name) = lower(t.name) and n.archived_at is null
     group by t.nth order by t.nth`,
    [workspaceId, things.map(({ kind }) => kind), things.map(({ name }) => name)],
  )
  return things.map(({ kind, name }, i) => ({ kind, name, id: rows[i]?.others === 0 ? (rows[i]?.id ?? null) : null }))
}
