import type pg from 'pg'

/** Shared by all workspaces and small: a copy on every node, so that every join with them stays on one node. */
export const sharedTables = ['user', 'session', 'account', 'verification', 'setting', 'process']

/** Only the migrations read it, on the coordinator. */
export const localTables = ['_prisma_migrations']

/** The table that all others stand beside: its key is the distribution column itself. */
const ANCHOR = 'workspace'

export interface ForeignKey {
  readonly name: string
  readonly table: string
  readonly columns: readonly string[]
  readonly to: string
  readonly refers: readonly string[]
  readonly onDelete: 'cascade' | 'no action'
}

type Client = Pick<pg.ClientBase, 'query'>

/** Tables with a column workspace_id; partitions go with their parents. */
export async function workspaceTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped)
     order by c.relname <> $1, c.relname`,
    [ANCHOR],
  )
  return rows.map(({ name }) => name)
}

export async function foreignKeys(client: Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select f.conname as name, t.relname as "table", r.relname as "to",
       array(select a.attname::text from unnest(f.conkey) with ordinality k (n, i)
         join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.n order by k.i) as columns,
       array(select a.attname::text from unnest(f.confkey) with ordinality k (n, i)
         join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.n order by k.i) as refers,
       case f.confdeltype when 'c' then 'cascade' when 'a' then 'no action' else f.confdeltype::text end as "onDelete"
     from pg_constraint f
     join pg_class t on t.oid = f.conrelid join pg_class r on r.oid = f.confrelid
     where f.contype = 'f' and f.conparentid = 0 and t.relnamespace = 'public'::regnamespace
     order by 2, 1`,
  )
  return rows
}

/**
 * Distributes the tables of workspaces by workspace_id, all beside each other, and copies the shared ones to every node.
 *
 * D1. What has been done is passed over, so that it can be run again after it was interrupted.
 * D2. Foreign keys are taken off first and come back at the end: Citus knows none between a distributed table and one that
 *     is not distributed yet, and none that would change the distribution column (on update cascade). Until they are back
 *     they stand in the table setting under "distributing".
 * D3. Triggers of prospect only rewrite the row at hand, which Citus cannot know: it is told so for this session.
 * @returns what was done, a sentence each
 */
export async function distributeTables(client: Client): Promise<string[]> {
  await client.query('set citus.enable_unsafe_triggers = on')
  const done = await distributed(client)
  const tables = await workspaceTables(client)
  const said: string[] = []
  const keys = await setAside(client)
  for (const key of keys)
    await client.query(`alter table ${quoted(key.table)} drop constraint if exists ${quoted(key.name)}`)
  for (const table of sharedTables) {
    if (done.has(table)) continue
    await client.query('select create_reference_table($1)', [quoted(table)])
    said.push(`${table} is copied to every node.`)
  }
  for (const table of tables) {
    if (done.has(table)) continue
    const beside = table === ANCHOR ? 'none' : ANCHOR
    await client.query(`select create_distributed_table($1, 'workspace_id', colocate_with => $2)`, [
      quoted(table),
      beside,
    ])
    said.push(`${table} is distributed by workspace_id.`)
  }
  for (const key of keys) {
    await client.query(`alter table ${quoted(key.table)} drop constraint if exists ${quoted(key.name)}`)
    await client.query(constraintOf(key))
  }
  await client.query(`delete from setting where name = 'distributing'`)
  return said
}

/** By name; partitions are among them, which does no harm. */
async function distributed(client: Client): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    'select c.relname as name from citus_tables t join pg_class c on c.oid = t.table_name::oid',
  )
  return new Set(rows.map(({ name }) => name))
}

/** The foreign keys of all tables, also those that an interrupted run has taken off. */
async function setAside(client: Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<{ value: ForeignKey[] }>(`select value from setting where name = 'distributing'`)
  const before = rows[0]?.value
  if (before) return before
  const keys = await foreignKeys(client)
  await client.query(`insert into setting (name, value) values ('distributing', $1)`, [JSON.stringify(keys)])
  return keys
}

export function constraintOf({ name, table, columns, to, refers, onDelete }: ForeignKey): string {
  const list = (names: readonly string[]) => names.map(quoted).join(', ')
  return `alter table ${quoted(table)} add constraint ${quoted(name)} foreign key (${list(columns)}) references ${quoted(to)} (${list(refers)}) on delete ${onDelete}`
}

const quoted = (name: string): string => `"${name}"`
