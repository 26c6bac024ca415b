import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { companyJoin } from '#engine/intake/fieldSql.ts'
import { Parameters } from '#engine/intake/Parameters.ts'
import { loadSegmentRules } from '#engine/intake/segments/loadSegmentRules.ts'
import { ruleSql, UnaskableRule } from '#engine/intake/segments/ruleSql.ts'
import { type OperatorName, operatorNames } from '#engine/nodes/comparison.ts'
import { Condition, conditionKinds } from '#engine/nodes/condition.ts'
import { factKey } from '#engine/nodes/fact.ts'
import { conditionsOf, factsOf, type Rule, ruleHolds } from '#engine/nodes/rule.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { entered, factWorld, justAfter, justBefore, noon } from './factWorld.ts'
import { addFile, addList } from './ground.ts'

// A rule is asked of one person as facts, and of everybody as SQL. Both must hold for the same people.

let db: TestDatabase
let world: Awaited<ReturnType<typeof crowd>>
beforeAll(async () => {
  db = await freshDatabase()
  world = await crowd()
})
afterAll(() => db.drop())

const words = ['', 'Retail', 'retail ', 'Software', 'HR manager', 'pro', '150', '1 200', '2026-12-01', 'Å']
const moments = [entered, justBefore(noon), noon, justAfter(noon)]
const types = ['trial.started', 'page.visited', 'form.submitted', 'file.downloaded']

/** Forty people about whom a little of everything is known. */
async function crowd() {
  const ground = await factWorld(db.pool)
  const { workspaceId, insert, event } = ground
  const lists = [await addList(db.pool, workspaceId, 'A'), await addList(db.pool, workspaceId, 'B')]
  const files = [await addFile(db.pool, workspaceId, 'One'), await addFile(db.pool, workspaceId, 'Two')]
  const { rows } = await db.pool.query<{ id: number }>(
    `insert into prospect (workspace_id, email, email_key)
     select $1, 'c' || n || '@x.example', 'c' || n || '@x.example' from generate_series(1, 40) n returning id`,
    [workspaceId],
  )
  const people = rows.map(({ id }) => Number(id))
  // The same draw every time: what differs between runs is the rule.
  let seed = 7
  const draw = (n: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * n)
  }
  const any = <T>(of: readonly T[]): T => of[draw(of.length)] as T
  for (const name of ['Retail Oy', 'Esko'])
    await insert('company', { key: name.toLowerCase(), name, fields: { industry: any(words), employees: draw(300) } })
  for (const id of people) {
    await db.pool.query(
      `update prospect set score = $3, grade = $4, company = $5, job_title = $6, stage = $7, owner_id = $8, fields = $9
       where workspace_id = $1 and id = $2`,
      [
        ...[workspaceId, id, draw(4) * 40, draw(3) * 25, any(['', 'Retail oy', 'ESKO', 'Other']), any(words)],
        ...[any(['prospect', 'mql', 'customer']), any([null, 'liisa']), { plan: any(words), seats: draw(3) * 75 }],
      ],
    )
    for (let n = draw(4); n > 0; n--)
      await event(id, any(types), any(moments), {
        file_id: any([null, ...files]),
        robot: draw(4) === 0,
        properties: {
          plan: any(words),
          seats: draw(200),
          formId: draw(3),
          path: any(['/pricing', '/']),
          deep: { a: 1 },
        },
      })
    for (const listId of lists)
      if (draw(2)) await insert('list_member', { list_id: listId, prospect_id: id, joined_at: any(moments) })
    for (const tag of ['vip', 'fair'])
      if (draw(2)) await insert('prospect_tag', { prospect_id: id, tag, at: any(moments) })
    if (draw(2))
      await insert('opportunity', {
        ...{
          prospect_id: id,
          name: 'x',
          stage: any(['Proposal', 'demo']),
          amount: draw(3) * 100,
          owner_id: any([null, 'liisa']),
        },
        ...{ created_at: any(moments), updated_at: noon, closed_at: any([null, ...moments]) },
      })
    if (draw(2))
      await insert('enrollment', {
        ...{ program_id: draw(2) + 1, version: 1, prospect_id: id, node_id: 'n', entered_at: any(moments) },
        ...{ arrived_at: noon, due_at: noon },
        ...any([{}, { status: 'ended', ended_at: any(moments) }]),
      })
  }
  const segment = async (name: string, rule: Rule) => {
    const { rows } = await db.pool.query<{ id: number }>(
      'insert into segment (workspace_id, name, rule) values ($1, $2, $3) returning id',
      [workspaceId, name, JSON.stringify(rule)],
    )
    return (rows[0] as { id: number }).id
  }
  const warm = await segment('Warm', { kind: 'not', rule: { kind: 'scoreAtLeast', score: 80 } })
  const nested = await segment('Nested', {
    kind: 'any',
    rules: [
      { kind: 'inSegment', segmentId: warm },
      { kind: 'tagged', tag: 'vip' },
    ],
  })
  const everybody = [...people, ground.maria]
  const { rows: nameless } = await db.pool.query<{ id: number }>('select id from prospect where workspace_id = $1', [
    workspaceId,
  ])
  return {
    ...ground,
    people: nameless.map(({ id }) => Number(id)),
    everybody,
    lists,
    files,
    segments: [warm, nested],
    segment,
  }
}

async function bySql(rule: Rule, at: Date): Promise<number[]> {
  const { workspaceId } = world
  const parameters = new Parameters([workspaceId, at])
  const client = await db.pool.connect()
  try {
    const asked = conditionsOf(rule).flatMap(({ condition }) =>
      condition.kind === 'inSegment' && condition.segmentId !== null ? [condition.segmentId] : [],
    )
    const segments = await loadSegmentRules(client, workspaceId, asked)
    const where = ruleSql(rule, { parameters, until: '$2::timestamptz', segments })
    const { rows } = await client.query<{ id: number }>(
      `select p.id from prospect p ${companyJoin} where p.workspace_id = $1 and $2::timestamptz is not null and ${where} order by p.id`,
      parameters.values,
    )
    return rows.map(({ id }) => Number(id))
  } finally {
    client.release()
  }
}

/** Nobody here has entered anything: since then is since ever. */
async function byFacts(rule: Rule, at: Date): Promise<number[]> {
  const facts = factsOf(rule)
  const answers = await world.answers(
    world.people.map((id) => ({ claimed: world.claimed(id, { enteredAt: 0 }), now: at, facts })),
  )
  return world.people
    .filter((_, n) => {
      const sheet = new Map(facts.map((fact, k) => [factKey(fact), answers[n]?.[k] ?? null]))
      return ruleHolds(rule, sheet)
    })
    .sort((a, b) => a - b)
}

/** A condition of any kind that a segment may ask, filled in or not. */
function anyCondition(): fc.Arbitrary<Condition> {
  const { lists, files, segments } = world
  const word = fc.constantFrom(...words, ' PRO', 'x')
  const operator = fc.constantFrom<OperatorName>(...operatorNames)
  const since = fc.constantFrom('entered' as const, 'ever' as const)
  const where = fc.array(
    fc.record({
      property: fc.constantFrom('plan', 'seats', 'path', 'deep', 'none'),
      operator,
      value: fc.constantFrom('x', ...words),
    }),
    { maxLength: 2 },
  )
  const of = <T extends object>(kind: Condition['kind'], rest: fc.Arbitrary<T>) =>
    rest.map((settings) => Condition.parse({ kind, ...settings }))
  return fc.oneof(
    of('downloaded', fc.record({ fileId: fc.constantFrom(null, ...files), since })),
    of('scoreAtLeast', fc.record({ score: fc.constantFrom(-1, 40, 80, 1000) })),
    of('gradeAtLeast', fc.record({ points: fc.constantFrom(0, 25, 50) })),
    of('onList', fc.record({ listId: fc.constantFrom(null, ...lists, 999_999) })),
    of('inSegment', fc.record({ segmentId: fc.constantFrom(null, ...segments, 999_999) })),
    of('tagged', fc.record({ tag: fc.constantFrom('', 'vip', ' fair ', 'VIP') })),
    of(
      'field',
      fc.record({
        of: fc.constantFrom('person', 'company'),
        field: fc.constantFrom(
          '',
          'company',
          'jobTitle',
          'stage',
          'owner',
          'plan',
          'seats',
          'industry',
          'employees',
          'name',
          'none',
        ),
        operator,
        value: word,
      }),
    ),
    of('visitedPage', fc.record({ pathPart: fc.constantFrom('', 'pric', '/'), since })),
    of('submittedForm', fc.record({ formId: fc.constantFrom(null, 1, 2), since })),
    of('event', fc.record({ type: fc.constantFrom('', ...types), where, since })),
    of(
      'inOpportunity',
      fc.record({
        stage: fc.constantFrom('', 'proposal', 'Demo'),
        minAmount: fc.constantFrom(0, 100),
        ownerId: fc.constantFrom('', 'liisa'),
      }),
    ),
    of('inProgram', fc.record({ programId: fc.constantFrom(null, 1, 2, 3), ever: fc.boolean() })),
  )
}

function anyRule(): fc.Arbitrary<Rule> {
  const condition = anyCondition()
  const { tree } = fc.letrec<{ tree: Rule }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      condition,
      fc.record({
        kind: fc.constantFrom('all' as const, 'any' as const),
        rules: fc.array(tie('tree'), { maxLength: 4 }),
      }),
      fc.record({ kind: fc.constant('not' as const), rule: tie('tree') }),
    ),
  }))
  return tree
}

describe('a rule in SQL', () => {
  test('holds for the same people as it does by their facts', async () => {
    const held = new Set<string>()
    await fc.assert(
      fc.asyncProperty(anyRule(), fc.constantFrom(...moments), async (rule, at) => {
        const people = await bySql(rule, at)
        expect(people).toEqual(await byFacts(rule, at))
        if (people.length > 0 && people.length < world.people.length)
          for (const { condition } of conditionsOf(rule)) held.add(condition.kind)
      }),
      { numRuns: 200 },
    )
    // Each kind has told people apart at least once.
    const asked = conditionKinds.filter((kind) => kind !== 'reacted' && kind !== 'webhookAnswered')
    expect([...held].sort()).toEqual([...asked].sort())
  }, 60_000)

  test('a single condition of each kind does, too', async () => {
    await fc.assert(
      fc.asyncProperty(anyCondition(), fc.constantFrom(...moments), async (condition, at) => {
        expect(await bySql(condition, at)).toEqual(await byFacts(condition, at))
      }),
      { numRuns: 200 },
    )
  }, 60_000)

  test('refuses what only a program knows, in words', async () => {
    const of = (raw: object) => bySql(Condition.parse(raw), noon)
    await expect(of({ kind: 'reacted', emailNodeId: 'mail' })).rejects.toThrow(UnaskableRule)
    await expect(of({ kind: 'webhookAnswered', webhookNodeId: 'crm' })).rejects.toThrow(UnaskableRule)
    await expect(of({ kind: 'event', type: 'trial.started', since: 'here' })).rejects.toThrow('inside its program only')
    await expect(of({ kind: 'downloaded', fileId: 1, since: 'here' })).rejects.toThrow(UnaskableRule)
  })

  test('refuses segments that ask about each other in a circle, and those that multiply', async () => {
    const first = await world.segment('First', { kind: 'tagged', tag: 'x' })
    const second = await world.segment('Second', { kind: 'inSegment', segmentId: first })
    await db.pool.query('update segment set rule = $3 where workspace_id = $1 and id = $2', [
      world.workspaceId,
      first,
      JSON.stringify({ kind: 'not', rule: { kind: 'inSegment', segmentId: second } }),
    ])
    await expect(bySql({ kind: 'inSegment', segmentId: second }, noon)).rejects.toThrow('asks about itself')
    let many: Rule = { kind: 'tagged', tag: 'x' }
    for (let n = 0; n < 4; n++) {
      const segmentId = await world.segment(`Many ${n}`, many)
      many = { kind: 'any', rules: Array.from({ length: 10 }, () => ({ kind: 'inSegment', segmentId })) }
    }
    await expect(bySql(many, noon)).rejects.toThrow('more than 500 conditions')
  })
})
