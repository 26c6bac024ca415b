import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Fact, factKey } from '#engine/nodes/fact.ts'
import { loadFacts } from '#engine/worker/facts/loadFacts.ts'
import { inTransaction } from '#engine/worker/inTransaction.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { countStatements } from './countStatements.ts'
import { arrived, factWorld, justAfter, justBefore, noon } from './factWorld.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

describe('reacted to the email', () => {
  const fact = { kind: 'reacted', emailNodeId: 'mail', reaction: 'clicked', link: '', robots: false } as const

  async function mailed() {
    const world = await factWorld(db.pool)
    let visit = 0
    const message = async (row: Readonly<Record<string, unknown>> = {}) => {
      const all = {
        workspace_id: world.workspaceId,
        born_at: world.bornAt,
        kind: 'marketing',
        enrollment_id: world.claimed(world.maria).id,
        visit: visit++,
        program_id: 1,
        version: 1,
        node_id: 'mail',
        variant_id: 'a',
        prospect_id: world.maria,
        state: 'sent',
        due_at: arrived,
        sent_at: arrived,
        ...row,
      }
      const { rows } = await db.pool.query<{ id: number }>(
        `insert into message (${Object.keys(all)}) values (${Object.keys(all).map((_, n) => `$${n + 1}`)}) returning id`,
        Object.values(all),
      )
      return Number(rows[0]?.id)
    }
    const click = (messageId: number, properties: object, row: Readonly<Record<string, unknown>> = {}) =>
      world.event(world.maria, 'email.clicked', noon, { message_id: messageId, properties, ...row })
    return { ...world, message, click }
  }

  test.each(['opened', 'clicked', 'replied'] as const)('%s, from the moment of it', async (reaction) => {
    const { ask, message } = await mailed()
    expect(await ask({ ...fact, reaction })).toBe(false)
    await message({ [`${reaction}_at`]: noon })
    expect(await ask({ ...fact, reaction })).toBe(true)
    expect(await ask({ ...fact, reaction }, { at: justBefore(noon) })).toBe(false)
    for (const other of ['opened', 'clicked', 'replied'] as const)
      expect(await ask({ ...fact, reaction: other })).toBe(other === reaction)
    expect(await ask({ ...fact, reaction, emailNodeId: 'other' })).toBe(false)
  })

  test('is about the last that this enrollment got from the step, and no other enrollment’s', async () => {
    const { ask, message, claimed, samuli } = await mailed()
    await message({ clicked_at: noon })
    expect(await ask(fact)).toBe(true)
    await message()
    expect(await ask(fact)).toBe(false)
    await message({ clicked_at: noon, enrollment_id: claimed(samuli).id, prospect_id: samuli })
    expect(await ask(fact)).toBe(false)
    expect(await ask(fact, { of: samuli })).toBe(true)
  })

  test('a link is known by the address that was clicked', async () => {
    const { ask, message, click } = await mailed()
    const id = await message({ clicked_at: noon })
    await click(id, { url: 'https://polku.example/pricing', link: 2 })
    expect(await ask({ ...fact, link: 'https://polku.example/pricing' })).toBe(true)
    expect(await ask({ ...fact, link: 'https://polku.example/pricing' }, { at: justBefore(noon) })).toBe(false)
    expect(await ask({ ...fact, link: 'https://polku.example/' })).toBe(false)
  })

  test('or by where the email has it, when merge fields make it another one', async () => {
    const { ask, message, click, workspaceId } = await mailed()
    const written = 'https://polku.example/?who={{ prospect.firstName }}'
    const links = [
      { url: 'https://polku.example/', kind: 'click' },
      { url: written, kind: 'click' },
    ]
    await db.pool.query(
      `with p as (insert into program (workspace_id, id, name, draft) values ($1, 1, 'P', '{}') on conflict do nothing),
         v as (insert into program_version (workspace_id, program_id, number, graph) values ($1, 1, 1, '{}'))
       insert into version_email (workspace_id, program_id, version, node_id, variant_id, compiled)
       values ($1, 1, 1, 'mail', 'a', $2)`,
      [workspaceId, { links }],
    )
    const id = await message({ clicked_at: noon })
    await click(id, { url: 'https://polku.example/?who=Maria', link: 1 })
    expect(await ask({ ...fact, link: written })).toBe(true)
    expect(await ask({ ...fact, link: 'https://polku.example/' })).toBe(false)
    // The same place in another variant is another link.
    const other = await message({ variant_id: 'b' })
    await click(other, { url: 'https://polku.example/?who=Maria', link: 1 })
    expect(await ask({ ...fact, link: written })).toBe(false)
  })

  test('machines count only for who asks for them', async () => {
    const { ask, message, click } = await mailed()
    const id = await message()
    await click(id, { url: 'https://polku.example/', link: 0 }, { robot: true })
    expect(await ask(fact)).toBe(false)
    expect(await ask({ ...fact, link: 'https://polku.example/' })).toBe(false)
    expect(await ask({ ...fact, robots: true })).toBe(true)
    expect(await ask({ ...fact, robots: true, link: 'https://polku.example/' })).toBe(true)
    expect(await ask({ ...fact, robots: true }, { at: justBefore(noon) })).toBe(false)
  })
})

describe('in a segment', () => {
  async function segmented(rule: object, sandbox = true) {
    const world = await factWorld(db.pool, { sandbox })
    const { rows } = await db.pool.query<{ id: number }>(
      `insert into segment (workspace_id, name, rule) values ($1, 'S', $2) returning id`,
      [world.workspaceId, rule],
    )
    const segmentId = Number(rows[0]?.id)
    return { ...world, fact: { kind: 'inSegment', segmentId } as const }
  }

  test('asks the rule at the moment, not the members that are kept', async () => {
    const { ask, fact, insert, maria, samuli } = await segmented({ kind: 'tagged', tag: 'vip' })
    await insert('segment_member', { segment_id: fact.segmentId, prospect_id: samuli, joined_at: arrived })
    await insert('prospect_tag', { prospect_id: maria, tag: 'vip', at: noon })
    expect(await ask(fact)).toBe(true)
    expect(await ask(fact, { at: justBefore(noon) })).toBe(false)
    expect(await ask(fact, { of: samuli })).toBe(false)
    expect(await ask({ ...fact, segmentId: 999_999 })).toBe(false)
  })

  test('asks several in one go', async () => {
    const world = await segmented({ kind: 'scoreAtLeast', score: 10 })
    const { rows } = await db.pool.query<{ id: number }>(
      `insert into segment (workspace_id, name, rule) values ($1, 'T', $2) returning id`,
      [world.workspaceId, { kind: 'not', rule: { kind: 'inSegment', segmentId: world.fact.segmentId } }],
    )
    await db.pool.query('update prospect set score = 10 where workspace_id = $1 and id = $2', [
      world.workspaceId,
      world.maria,
    ])
    const facts: Fact[] = [world.fact, { kind: 'inSegment', segmentId: Number(rows[0]?.id) }]
    expect(
      await world.answers([
        { claimed: world.claimed(world.maria), facts },
        { claimed: world.claimed(world.samuli), facts },
      ]),
    ).toEqual([
      [true, false],
      [false, true],
    ])
  })

  test('in a sandbox, later points do not count for the rule either', async () => {
    for (const sandbox of [true, false]) {
      const { ask, fact, insert, maria, workspaceId } = await segmented({ kind: 'scoreAtLeast', score: 10 }, sandbox)
      await insert('score_change', { prospect_id: maria, points: 10, reason: 'manual', at: justAfter(noon) })
      await db.pool.query('update prospect set score = 10 where workspace_id = $1 and id = $2', [workspaceId, maria])
      expect(await ask(fact)).toBe(!sandbox)
      expect(await ask(fact, { at: justAfter(noon) })).toBe(true)
    }
  })

  test('a rule that cannot be asked fails with its reason', async () => {
    const { ask, fact } = await segmented({ kind: 'reacted', emailNodeId: 'mail' })
    await expect(ask(fact)).rejects.toThrow('known inside its program only')
    const unread = await segmented({ kind: 'invented' })
    await expect(unread.ask(unread.fact)).rejects.toThrow(
      `The rule of segment ${unread.fact.segmentId} cannot be read.`,
    )
  })
})

test('a thousand people who are asked everything take one statement a kind', async () => {
  const { workspaceId, claimed } = await factWorld(db.pool)
  const { rows: segments } = await db.pool.query<{ id: number }>(
    `insert into segment (workspace_id, name, rule) values ($1, 'S', $2), ($1, 'T', $2) returning id`,
    [workspaceId, { kind: 'all', rules: [{ kind: 'event', type: 'trial.started', since: 'ever' }] }],
  )
  const { rows: people } = await db.pool.query<{ id: number }>(
    `insert into prospect (workspace_id, email, email_key, fields)
     select $1, 'm' || n || '@x.example', 'm' || n || '@x.example', '{"plan": "pro"}' from generate_series(1, 1000) n
     returning id`,
    [workspaceId],
  )
  await db.pool.query(
    `insert into event (workspace_id, prospect_id, type, properties, at)
     select $1, p.id, (array['page.visited', 'trial.started', 'file.downloaded'])[1 + n % 3], '{"plan": "pro", "path": "/x"}', $2
     from prospect p cross join generate_series(1, 20) n where p.workspace_id = $1`,
    [workspaceId, noon],
  )
  const facts: Fact[] = [
    { kind: 'score' },
    { kind: 'grade' },
    { kind: 'onList', listId: 1 },
    { kind: 'onList', listId: 2 },
    ...segments.map(({ id }): Fact => ({ kind: 'inSegment', segmentId: id })),
    { kind: 'tagged', tag: 'vip' },
    { kind: 'field', of: 'person', field: 'plan' },
    { kind: 'field', of: 'company', field: 'industry' },
    { kind: 'downloaded', fileId: 1, since: 'entered' },
    {
      kind: 'happened',
      type: 'trial.started',
      where: [{ property: 'plan', operator: 'is', value: 'pro' }],
      since: 'ever',
    },
    {
      kind: 'happened',
      type: 'page.visited',
      where: [{ property: 'path', operator: 'contains', value: 'y' }],
      since: 'ever',
    },
    { kind: 'reacted', emailNodeId: 'mail', reaction: 'clicked', link: 'https://x.example', robots: false },
    { kind: 'opportunity', stage: '', minAmount: 0, ownerId: '' },
    { kind: 'inProgram', programId: 1, ever: true },
    { kind: 'webhookAnswer', webhookNodeId: 'crm', path: 'status' },
    { kind: 'passes', nodeId: 'again', outlet: 'repeat' },
  ]
  const kinds = new Set(facts.map(({ kind }) => kind))
  const { result: sheets, statements } = await inTransaction(db.pool, (client) =>
    countStatements(client, () =>
      loadFacts(
        client,
        workspaceId,
        people.map(({ id }) => ({ claimed: claimed(Number(id)), now: noon.getTime(), facts })),
      ),
    ),
  )
  expect(kinds.size).toBe(13)
  // A segment takes its rule, and then the answer.
  expect(statements).toBe(kinds.size + 1)
  const answers = Object.fromEntries(facts.map((fact) => [factKey(fact), sheets[999]?.get(factKey(fact))]))
  expect(Object.values(answers)).toEqual([
    ...[0, 0, false, false, true, true, false, 'pro', null, false, true, false, false, false, false, null, 0],
  ])
  expect(sheets).toHaveLength(1000)
})
