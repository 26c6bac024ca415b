import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FactValue } from '#engine/nodes/fact.ts'
import { ownFields } from '#engine/nodes/fieldChange.ts'
import { changedFields, type FieldOrder } from '#engine/worker/settle/inner/changedFields.ts'
import type { Held } from '#engine/worker/settle/inner/holdPeople.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { addList, one } from './ground.ts'
import { drawing, entry, livesIn, node } from './lives.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

/**
 *   start ─ tag ─ tagged? ─ score ─ warm? ─ count ─ seats? ─ fit? ─ list ─ on it? ─ in segment? ─ untag ─ tagged? ─ end
 *
 * Without a wait anywhere: each question asks about what the step before it has done.
 */
test('a question right after a step that changes something sees what it has changed', async () => {
  const world = await livesIn(db.pool)
  const { workspaceId } = world
  const [start, warm] = [await addList(db.pool, workspaceId, 'Start'), await addList(db.pool, workspaceId, 'Warm')]
  const segmentId = await one(
    db.pool,
    `insert into segment (workspace_id, name, rule) values ($1, 'Warm and tagged', $2) returning id`,
    [
      workspaceId,
      {
        kind: 'all',
        rules: [
          { kind: 'onList', listId: warm },
          { kind: 'tagged', tag: 'vip' },
        ],
      },
    ],
  )
  await db.pool.query(
    `insert into grade_rule (workspace_id, "of", field, operator, value, points) values ($1, 'person', 'seats', 'atLeast', '3', 30)`,
    [workspaceId],
  )
  const ask = (id: string, condition: object) => node(id, 'branch', { condition })
  const questions = ['tagged', 'scored', 'seated', 'fits', 'onIt', 'inIt']
  const programId = await world.program(
    drawing(
      [
        entry('start', { kind: 'list', listId: start }),
        node('tag', 'tag', { tag: 'vip' }),
        ask('tagged', { kind: 'tagged', tag: 'vip' }),
        node('score', 'score', { points: 60 }),
        ask('scored', { kind: 'scoreAtLeast', score: 60 }),
        node('count', 'field', { field: 'seats', change: { kind: 'increment', by: 3 } }),
        ask('seated', { kind: 'field', of: 'person', field: 'seats', operator: 'is', value: '3' }),
        ask('fits', { kind: 'gradeAtLeast', points: 30 }),
        node('list', 'list', { listId: warm }),
        ask('onIt', { kind: 'onList', listId: warm }),
        ask('inIt', { kind: 'inSegment', segmentId }),
        node('untag', 'tag', { action: 'remove', tag: 'vip' }),
        ask('untagged', { kind: 'not', rule: { kind: 'tagged', tag: 'vip' } }),
        node('won', 'end'),
        node('lost', 'end'),
      ],
      [
        'start > tag > tagged.yes > score > scored.yes > count > seated.yes > fits.yes > list > onIt.yes > inIt.yes > untag > untagged.yes > won',
        ...[...questions, 'untagged'].map((id) => `${id}.no > lost`),
      ],
    ),
  )
  const people = await world.people(30)
  await db.pool.query(
    `insert into list_member (workspace_id, list_id, prospect_id, joined_at) select $1, $2, unnest($3::bigint[]), now()`,
    [workspaceId, start, people],
  )
  await world.enter(programId, people)
  await world.run()
  const { rows } = await db.pool.query(
    `select node_id, count(*)::int from enrollment where workspace_id = $1 and program_id = $2 group by 1`,
    [workspaceId, programId],
  )
  expect(rows).toEqual([{ node_id: 'won', count: 30 }])
  expect(await reconcile(db.pool, workspaceId)).toEqual([])
})

const value = fc.oneof(
  fc.constantFrom<FactValue>(null, '', 'pro', '3', ' 1 000,5', '1e3', 'x'),
  fc.integer({ min: -5, max: 5 }),
  fc.boolean(),
)
const order = fc.tuple(
  fc.constantFrom(1, 2, 3),
  fc.constantFrom('plan', 'seats', 'company', 'stage'),
  fc.oneof(
    value.map((one) => ({ kind: 'field.set' as const, value: one })),
    fc.integer({ min: -9, max: 9 }).map((by) => ({ kind: 'field.increment' as const, by })),
  ),
)

test('however many changes of fields a batch holds, they come out as if each had been written before the next', () => {
  fc.assert(
    fc.property(fc.array(order, { maxLength: 30 }), (asked) => {
      const orders = asked.map(
        ([prospectId, field, effect], at) =>
          ({ claimed: { prospectId }, at, effect: { ...effect, field } }) as FieldOrder,
      )
      const people = () =>
        new Map<number, Held>(
          [1, 2].map((id) => [
            id,
            { id, fields: new Map<string, unknown>([...Object.entries(ownFields), ['plan', 'free']]) },
          ]),
        )
      const apply = (held: Map<number, Held>, some: readonly FieldOrder[]) => {
        for (const { prospectId, field, to } of changedFields(some, held)) {
          const { id, fields } = held.get(prospectId) as Held
          const next = new Map(fields)
          if (to === null) next.delete(field)
          else next.set(field, to)
          held.set(id, { id, fields: next })
        }
        return [...held.values()].map(({ id, fields }) => [id, Object.fromEntries([...fields].sort())])
      }
      const oneByOne = people()
      for (const single of orders) apply(oneByOne, [single])
      expect(apply(people(), orders)).toEqual(apply(oneByOne, []))
    }),
  )
})
