import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstMoments, historyOf } from '#prisma/demo/history.ts'
import { demoPeople } from '#prisma/demo/people.ts'
import { type DemoSignIn, seedDemo } from '#prisma/seed.ts'
import { verifyPassword } from '#server/auth/passwordHash.ts'
import { hashSecret } from '#server/workspace/secret.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

describe('the demo', () => {
  let db: TestDatabase
  let both: (DemoSignIn | null)[]
  beforeAll(async () => {
    db = await freshDatabase()
    // Two processes that start at the same moment.
    both = await Promise.all([seedDemo(database(), { apiKey: 'pk_demo_123456' }), seedDemo(database())])
  })
  afterAll(() => db.drop())
  const database = () => ({ ...db, close: async () => {} })

  const one = async (text: string): Promise<Record<string, unknown>> => (await db.pool.query(text)).rows[0] ?? {}

  it('is made once, however many start', async () => {
    expect(both[0]).toEqual(both[1])
    expect(await seedDemo(database())).toEqual(both[0])
    expect(await one('select count(*)::int as n from workspace')).toEqual({ n: 1 })
    expect(await one('select count(*)::int as n from "user"')).toEqual({ n: 3 })
    expect(await one('select count(*)::int as n from program')).toEqual({ n: 1 })
    expect(Number((await one('select count(*)::int as n from persona')).n)).toBeGreaterThanOrEqual(2)
  })

  it('opens with the sign-in it prints', async () => {
    const { password } = await one(
      `select a.password from account a join "user" u on u.id = a.user_id where u.email = '${both[0]?.email}'`,
    )
    expect(await verifyPassword({ hash: String(password), password: both[0]?.password ?? '' })).toBe(true)
  })

  it('opens its API with the key it was given, however often', async () => {
    await seedDemo(database(), { apiKey: 'pk_demo_123456' })
    const { rows } = await db.pool.query('select hash, hint from api_key')
    expect(rows).toEqual([{ hash: hashSecret('pk_demo_123456'), hint: '3456' }])
  })

  it('has a sandbox with one draft, its empty list and its file, and sellers to hand leads to', async () => {
    expect(await one('select sandbox, time_zone, sender_email from workspace')).toEqual({
      sandbox: true,
      time_zone: 'Europe/Helsinki',
      sender_email: 'anna.virtanen@smartrekry.example',
    })
    expect(await one('select name, status, live_version from program')).toEqual({
      name: 'Guide follow-up',
      status: 'draft',
      live_version: null,
    })
    expect(
      await one(`select l.name, count(m.prospect_id)::int as members from list l left join list_member m
        on m.workspace_id = l.workspace_id and m.list_id = l.id where l.name = 'Downloaded the guide' group by l.name`),
    ).toEqual({ name: 'Downloaded the guide', members: 0 })
    expect(
      await one(
        'select f.name, f.bytes = length(c.content) as whole from file f join file_content c on c.file_id = f.id',
      ),
    ).toEqual({ name: 'Second guide', whole: true })
    expect(await one(`select count(*)::int as n from member where role = 'sales'`)).toEqual({ n: 2 })
  })

  it('holds a history that adds up, and nothing of a run', async () => {
    expect(await one('select sum(score)::int as n from prospect')).toEqual(
      await one('select sum(points)::int as n from score_change'),
    )
    expect(
      await one(`select count(*)::int as n from event e join prospect p on p.workspace_id = e.workspace_id
        and p.id = e.prospect_id where e.at < p.created_at or e.at >= now()`),
    ).toEqual({ n: 0 })
    expect(await one('select count(*)::int as n from event')).not.toEqual({ n: 0 })
    for (const table of ['enrollment', 'message', 'lead', 'tally_delta', 'tally', 'step', 'mail', 'entry_trigger'])
      expect([table, await one(`select count(*)::int as n from ${table}`)]).toEqual([table, { n: 0 }])
  })

  it('has people who may be mailed, each with proof', async () => {
    expect(
      await one(`select count(*)::int as n from prospect p where consent <> 'granted' or not exists (
        select 1 from consent c where c.workspace_id = p.workspace_id and c.prospect_id = p.id)`),
    ).toEqual({ n: 0 })
    const { rows } =
      await db.pool.query(`select first_name, company from prospect where first_name in ('Samuli', 'Maria')
      order by first_name`)
    expect(rows).toEqual([
      { first_name: 'Maria', company: 'Varis Vaatteet Oy' },
      { first_name: 'Samuli', company: 'Esko Solutions Oy' },
    ])
  })

  it('says nothing of a password that was changed', async () => {
    await db.pool.query(`update account set password = 'scrypt$15$8$3$other$other'`)
    expect(await seedDemo(database())).toBeNull()
  })
})

it('an installation that is in use gets no demo', async () => {
  const db = await freshDatabase()
  try {
    await db.prisma.workspace.create({ data: { name: 'A real company' } })
    expect(await seedDemo({ ...db, close: async () => {} })).toBeNull()
    expect(await db.prisma.user.count()).toBe(0)
  } finally {
    await db.drop()
  }
})

it('nobody in the demo does anything before we know them or after now, whatever the day and hour it is made', () => {
  const first = Date.parse('2026-11-16T00:30:00Z')
  for (let hour = 0; hour < 8 * 24; hour++) {
    const now = new Date(first + hour * 3_600_000)
    for (const [index, person] of demoPeople.entries()) {
      const { created } = firstMoments(person, index + 1, now)
      const moments = historyOf(person, index + 1, now).map(({ at }) => at.getTime())
      expect(Math.min(...moments, now.getTime())).toBeGreaterThan(created.getTime())
      expect(Math.max(...moments, created.getTime())).toBeLessThan(now.getTime())
    }
  }
})
