import { execFile } from 'node:child_process'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import {
  constraintOf,
  distributeTables,
  foreignKeys,
  localTables,
  sharedTables,
  workspaceTables,
} from '../../scripts/distributeTables.ts'
import { bindingsOf, statementsOf } from './statements.ts'

// What Citus demands of a schema and of statements (docs/scaling.md), asked of ours. Where there is no Citus its functions
// are played by ones that only note what they were asked.

const databases: TestDatabase[] = []
async function database(): Promise<TestDatabase> {
  const db = await freshDatabase()
  databases.push(db)
  return db
}
afterAll(() => Promise.all(databases.map((db) => db.drop())))

describe('the schema', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await database()
  })

  test('every table is distributed by workspace_id, copied to every node, or left on the coordinator on purpose', async () => {
    const { rows } = await db.pool.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and not relispartition order by 1`,
    )
    const planned = [...(await workspaceTables(db.pool)), ...sharedTables, ...localTables]
    expect(rows.map(({ name }) => name)).toEqual(planned.sort())
  })

  test('the column to distribute by is the same type everywhere and never empty', async () => {
    const { rows } = await db.pool.query<{ kind: string; filled: boolean }>(
      `select distinct a.atttypid::regtype::text as kind, a.attnotnull as filled from pg_attribute a
         join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
        where c.relnamespace = 'public'::regnamespace and a.attname = 'workspace_id'`,
    )
    expect(rows).toEqual([{ kind: 'integer', filled: true }])
  })

  test('every unique key of a distributed table begins with workspace_id, its partitions included', async () => {
    const { rows } = await db.pool.query<{ table: string; first: string }>(
      `select c.relname as "table", a.attname as first from pg_index i
         join pg_class c on c.oid = i.indrelid
         left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indisunique and c.relnamespace = 'public'::regnamespace and exists (
          select from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspace_id')`,
    )
    expect(rows.length).toBeGreaterThan(50)
    expect(rows.filter(({ first }) => first !== 'workspace_id')).toEqual([])
  })

  test('foreign keys stay inside a workspace, or lead to a table that every node has', async () => {
    const tables = new Set(await workspaceTables(db.pool))
    const keys = await foreignKeys(db.pool)
    expect(keys.length).toBeGreaterThan(10)
    const wrong = keys.filter(({ table, to, columns, refers }) =>
      tables.has(to)
        ? !tables.has(table) || columns[0] !== 'workspace_id' || refers[0] !== 'workspace_id'
        : !sharedTables.includes(to),
    )
    expect(wrong).toEqual([])
    // Neither sets a column of the distribution key to null.
    expect(keys.filter(({ onDelete }) => !['cascade', 'no action'].includes(onDelete))).toEqual([])
  })

  test('triggers rewrite the row at hand and look at nothing else', async () => {
    const { rows } = await db.pool.query<{ name: string; body: string }>(
      `select t.tgname as name, p.prosrc as body from pg_trigger t join pg_proc p on p.oid = t.tgfoid
        where not t.tgisinternal`,
    )
    expect(rows.map(({ name }) => name).sort()).toEqual(['prospect_company_key', 'prospect_search_text'])
    expect(rows.filter(({ body }) => /\b(select|insert|update|delete|perform)\b/i.test(body))).toEqual([])
  })
})

describe('every statement of worker and intake', () => {
  const texts = statementsOf(/^workflow-engine\/(worker|intake)\/.*\.ts$/)
  const statements = texts.filter(({ isWhole }) => isWhole)
  let tables: Set<string>
  beforeAll(async () => {
    tables = new Set(await workspaceTables((await database()).pool))
  })

  // They ask all workspaces on purpose: every node answers for its own, in parallel, and none of them locks. They run once
  // a second at most, or when somebody turns a switch for the whole installation.
  const askAll: Record<string, string> = {
    'workflow-engine/worker/dueWorkspaces.ts': 'Which workspaces have something due: the question before every claim.',
    'workflow-engine/worker/rollUpTally.ts': 'Which workspaces have counters to roll up.',
    'workflow-engine/worker/deliver/smtp/sweepDoubt.ts': 'Which workspaces have mail whose sender has died.',
    'workflow-engine/worker/deliver/smtp/transportPause.ts': 'The mail server of all workspaces does not let us in.',
    'workflow-engine/intake/sendingSwitch.ts': 'The switch that stops what all workspaces send.',
  }

  test('names one workspace for every table that it touches, or asks all of them on purpose', () => {
    // Parts of statements too: what is put together when it runs is judged by its pieces.
    const touching = texts.filter(({ text }) => bindingsOf(text, tables).mentions.length > 0)
    expect(touching.length).toBeGreaterThan(100)
    const wide = touching.filter(({ text }) => {
      const { mentions, bound } = bindingsOf(text, tables)
      return bound < mentions.length
    })
    expect([...new Set(wide.map(({ file }) => file))].filter((file) => !(file in askAll))).toEqual([])
    // Nobody stays on the list for nothing.
    expect(Object.keys(askAll).filter((file) => !wide.some((one) => one.file === file))).toEqual([])
  })

  test('that locks rows names one workspace: a lock over all of them is refused by Citus', () => {
    const locking = statements.filter(({ text }) => /\bfor (no key )?(update|share)\b/i.test(text))
    expect(locking.length).toBeGreaterThan(5)
    expect(locking.filter(({ text }) => !/workspace_id\s*=\s*\$1/.test(text)).map(({ file }) => file)).toEqual([])
  })

  test.each([
    ['select 1 from enrollment e where e.workspace_id = $1 and e.due_at < now()', true],
    ['select 1 from enrollment where due_at < now()', false],
    ['select 1 from enrollment e join prospect p on p.id = e.prospect_id where e.workspace_id = $1', false],
    ['select 1 from enrollment e join prospect p on p.workspace_id = e.workspace_id where e.workspace_id = $1', true],
    ['select 1 from enrollment where $1::int is null or workspace_id = $1', false],
    ['insert into step (workspace_id, visit) select $1, n from unnest($2::int[]) n', true],
    ['insert into step (workspace_id, visit) values ($2, $1)', false],
    ['update message set state = 1 where id = $1', false],
    ['with due as (select 1 from signal where workspace_id = $1) select 1 from due', true],
    ['delete from signal s using prospect p where s.workspace_id = $1 and p.workspace_id = $1', true],
  ])('is read rightly: %s', (text, isBound) => {
    const { mentions, bound } = bindingsOf(text, tables)
    expect(mentions.length).toBeGreaterThan(0)
    expect(bound >= mentions.length).toBe(isBound)
  })

  test('is found: those that stand under a name, that are put together, and that stand where they are sent', () => {
    const named = (file: string, words: RegExp) =>
      statements.some((one) => one.file.endsWith(file) && words.test(one.text.replace(/\s+/g, ' ')))
    expect(
      named('worker/claimDue.ts', /with due as .* order by e.due_at limit \$4 for update skip locked .* from due e/),
    ).toBe(true)
    expect(named('worker/settle/saveMoves.ts', /update enrollment e set/)).toBe(true)
    expect(named('worker/VersionCache.ts', /select graph from program_version/)).toBe(true)
    expect(named('intake/announce.ts', /with heard as materialized \( select c.cue/)).toBe(true)
    // What is only a part of others is not taken for a statement.
    expect(named('worker/claimDue.ts', /^ with due as materialized \( select \* from enrollment e where [^)]*$/)).toBe(
      false,
    )
  })
})

describe('npm run distribute', () => {
  let db: TestDatabase
  beforeEach(async () => {
    db = await database()
  })

  test('says what an ordinary Postgres is, and changes nothing', async () => {
    const before = await foreignKeys(db.pool)
    const { code, output } = await runScript({ DATABASE_URL: db.url })
    expect(output).toContain('is an ordinary Postgres and no Citus: nothing was changed')
    expect(code).toBe(1)
    expect(await foreignKeys(db.pool)).toEqual(before)
  })

  test('says that the embedded database cannot be distributed', async () => {
    expect((await runScript({})).output).toContain('the embedded database is no Citus')
  })

  test('distributes every table beside the workspaces, referenced ones first, and gives back every foreign key', async () => {
    await playCitus(db)
    const before = await foreignKeys(db.pool)
    const said = await distributeTables(db.pool)
    const { rows } = await db.pool.query<{ name: string; beside: string | null }>(
      'select name, beside from citus.asked order by n',
    )
    const tables = await workspaceTables(db.pool)
    expect(rows.filter(({ beside }) => beside === null).map(({ name }) => name)).toEqual(sharedTables)
    expect(rows.filter(({ beside }) => beside !== null)).toEqual(
      tables.map((name) => ({ name, beside: name === 'workspace' ? 'none' : 'workspace' })),
    )
    expect(said).toHaveLength(tables.length + sharedTables.length)
    expect(await foreignKeys(db.pool)).toEqual(before)
    const { rows: changing } = await db.pool.query(
      `select 1 from pg_constraint where contype = 'f' and confupdtype <> 'a'`,
    )
    expect(changing).toEqual([])
  })

  test('goes on where it was interrupted, and loses no foreign key by that', async () => {
    await playCitus(db)
    const before = await foreignKeys(db.pool)
    await db.pool.query(`update citus.breaks set at = 'lead'`)
    await expect(distributeTables(db.pool)).rejects.toThrow('the node is gone')
    expect((await foreignKeys(db.pool)).length).toBeLessThan(before.length)
    await db.pool.query('update citus.breaks set at = null')
    await distributeTables(db.pool)
    expect(await foreignKeys(db.pool)).toEqual(before)
    const { rows } = await db.pool.query('select name from citus.asked group by name having count(*) > 1')
    expect(rows).toEqual([])
    expect(await distributeTables(db.pool)).toEqual([])
  })

  test('a foreign key comes back with what happens on deletion', () => {
    const key = {
      name: 'k',
      table: 'lead',
      columns: ['workspace_id', 'a'],
      to: 'prospect',
      refers: ['workspace_id', 'id'],
    }
    expect(constraintOf({ ...key, onDelete: 'cascade' })).toBe(
      'alter table "lead" add constraint "k" foreign key ("workspace_id", "a") references "prospect" ("workspace_id", "id") on delete cascade',
    )
  })
})

/** The functions of Citus, which note what they are asked and refuse what it would refuse of foreign keys. What they note
 *  lies beside the tables of Polku. */
async function playCitus({ pool }: TestDatabase): Promise<void> {
  await pool.query(`
    create schema citus;
    create table citus.asked (n serial, name text, beside text);
    create table citus.breaks (at text); insert into citus.breaks values (null);
    create view citus_tables as select name::regclass as table_name from citus.asked;
    create function create_reference_table(t regclass) returns void language plpgsql as $$
    begin insert into citus.asked (name) values (replace(t::text, '"', '')); end $$;
    create function create_distributed_table(t regclass, by text, colocate_with text) returns void language plpgsql as $$
    begin
      if exists (select from citus.breaks where at = t::text) then raise exception 'the node is gone'; end if;
      if by <> 'workspace_id' then raise exception 'by %', by; end if;
      if exists (select from pg_constraint where contype = 'f' and (conrelid = t or confrelid = t)) then
        raise exception 'foreign keys of %', t;
      end if;
      if colocate_with <> 'none' and not exists (select from citus.asked where name = colocate_with) then
        raise exception '% is not distributed', colocate_with;
      end if;
      insert into citus.asked (name, beside) values (t::text, colocate_with);
    end $$`)
}

function runScript(env: Record<string, string>): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const words = ['--import', 'tsx', 'scripts/distribute.ts']
    execFile(process.execPath, words, { env: { PATH: process.env.PATH, ...env } }, (error, out, complaint) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: `${out}${complaint}` }),
    )
  })
}
