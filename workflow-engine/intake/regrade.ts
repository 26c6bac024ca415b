import type pg from 'pg'
import { compare, type OperatorName } from '../nodes/comparison.ts'
import { cueOf } from '../nodes/cue.ts'
import type { FactValue } from '../nodes/fact.ts'
import { announce } from './announce.ts'

/** What is known of a person and of its company, by the names that rules of fit use. */
interface Person {
  readonly id: number
  readonly grade: number
  readonly person: Readonly<Record<string, FactValue>>
  readonly company: Readonly<Record<string, FactValue>>
}

interface GradeRule {
  readonly of: 'person' | 'company'
  readonly field: string
  readonly operator: OperatorName
  readonly value: string
  readonly points: number
}

const rulesText = 'select "of", field, operator, value, points from grade_rule where workspace_id = $1 and active'

const peopleText = `
select p.id::float8 as id, p.grade,
  p.fields || jsonb_build_object('email', p.email, 'firstName', p.first_name, 'lastName', p.last_name,
    'company', p.company, 'jobTitle', p.job_title, 'phone', p.phone, 'language', p.language, 'source', p.source,
    'stage', p.stage, 'owner', p.owner_id) as person,
  coalesce(c.fields || jsonb_build_object('name', c.name, 'domain', c.domain), '{}') as company
from (
  select * from prospect
  where workspace_id = $1 and id > $2 and ($3::bigint[] is null or id = any($3))
  order by id limit $4 for no key update) p
left join company c on c.workspace_id = p.workspace_id and c.key = p.company_key and p.company_key <> ''
order by p.id`

const writeText = `
update prospect p set grade = u.grade
from unnest($2::bigint[], $3::int[]) as u(id, grade)
where p.workspace_id = $1 and p.id = u.id`

const chunk = 5000

/**
 * Gives people the points of every rule of fit that holds for them, and says so of those whose points changed. People
 * are locked in the order of their ids.
 * @param prospectIds null: everybody in the workspace
 * @param now workspace time
 * @returns how many people's points changed
 */
export async function regrade(
  client: pg.ClientBase,
  workspaceId: number,
  prospectIds: readonly number[] | null,
  now: Date,
): Promise<number> {
  if (prospectIds?.length === 0) return 0
  const { rows: rules } = await client.query<GradeRule>({ name: 'gradeRules', text: rulesText, values: [workspaceId] })
  // Without rules nobody has points, unless the last rule has just gone.
  if (rules.length === 0 && prospectIds !== null) return 0
  let changed = 0
  for (let last = 0; ; ) {
    const { rows: people } = await client.query<Person>({
      name: 'peopleToGrade',
      text: peopleText,
      values: [workspaceId, last, prospectIds, chunk],
    })
    const moved = people
      .map((one) => ({ prospectId: one.id, before: one.grade, grade: gradeOf(one, rules) }))
      .filter(({ before, grade }) => before !== grade)
    if (moved.length > 0) {
      await client.query({
        name: 'saveGrades',
        text: writeText,
        values: [workspaceId, moved.map(({ prospectId }) => prospectId), moved.map(({ grade }) => grade)],
      })
      await announce(
        client,
        workspaceId,
        moved.map(({ prospectId }) => ({ prospectId, cue: cueOf.grade, at: now })),
      )
    }
    changed += moved.length
    if (people.length < chunk) return changed
    last = people.at(-1)?.id ?? last
  }
}

const gradeOf = (one: Person, rules: readonly GradeRule[]): number =>
  rules.reduce(
    (points, rule) => points + (compare(rule.operator, one[rule.of][rule.field], rule.value) ? rule.points : 0),
    0,
  )
