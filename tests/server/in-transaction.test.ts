import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#server/inTransaction.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
  await db.pool.query(`insert into setting (name, value) values ('one', '0'), ('two', '0')`)
})
afterAll(() => db.drop())

const add = `update setting set value = to_jsonb(value::int + 1) where name = $1`

describe('a transaction', () => {
  it('that waits for another one, which waits for it, is done again', async () => {
    // Both have their first row before either asks for its second.
    let waiting = 0
    let together = () => {}
    const both = new Promise<void>((resolve) => {
      together = resolve
    })
    const crossing = (first: string, second: string) =>
      inTransaction(db, async (client) => {
        await client.query(add, [first])
        if (++waiting === 2) together()
        await both
        await client.query(add, [second])
      })
    await Promise.all([crossing('one', 'two'), crossing('two', 'one')])
    const { rows } = await db.pool.query('select value from setting order by name')
    expect(rows).toEqual([{ value: 2 }, { value: 2 }])
  })

  it('whose connection is cut between two statements fails alone, and the process lives', async () => {
    const cut = inTransaction(db, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
      const gone = new Promise((resolve) => client.once('end', resolve))
      await db.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
      await gone
      await client.query('select 1')
    })
    await expect(cut).rejects.toThrow(/terminat|not queryable|closed/i)
    expect(await inTransaction(db, async (client) => (await client.query('select 1 as one')).rows)).toEqual([
      { one: 1 },
    ])
  })

  it('is planned for workspaces as they are on average, and by index', async () => {
    const shown = await inTransaction(db, async (client) => [
      (await client.query('show plan_cache_mode')).rows[0],
      (await client.query('show enable_seqscan')).rows[0],
    ])
    expect(shown).toEqual([{ plan_cache_mode: 'force_generic_plan' }, { enable_seqscan: 'off' }])
    expect((await db.pool.query('show enable_seqscan')).rows).toEqual([{ enable_seqscan: 'on' }])
  })
})
