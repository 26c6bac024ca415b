import type pg from 'pg'
import { type OperatorName, operatorNames } from '../nodes/comparison.ts'
import { cueOf } from '../nodes/cue.ts'
import { announce } from './announce.ts'
import { companyJoin, fieldComparesSql } from './fieldSql.ts'
import { Parameters } from './Parameters.ts'

interface GradeRule {
  readonly of: 'person' | 'company'
  readonly field: string
  readonly operator: OperatorName
  readonly value: string
  readonly points: number
}

/**
 * Counts anew how well people fit, by the grade rules that are active; programs that ask about it follow. Say it after
 * fields of people or companies have changed, and after the rules have.
 * @param prospectIds null: everybody in the workspace
 * @param at workspace time
 * @returns how many fit better or worse than before
 */
export async function regrade(
  client: pg.ClientBase,
  workspaceId: number,
  prospectIds: readonly number[] | null,
  at: Date,
): Promise<number> {
  if (prospectIds?.length === 0) return 0
  const { rows: rules } = await client.query<GradeRule>({
    name: 'gradeRules',
    text: `select "of", field, operator, value, points from grade_rule
      where workspace_id = $1 and active and operator = any ($2) and "of" in ('person', 'company') order by id`,
    values: [workspaceId, operatorNames],
  })
  const ask = async ({ text, values }: { text: string; values: unknown[] }) => {
    const { rows } = await client.query<[number]>({ text, values, rowMode: 'array' })
    return rows.map(([id]) => id)
  }
  // Without rules nobody fits, and whoever was graded by them was graded anew when they went.
  if (prospectIds && rules.length === 0) return 0
  const concerned = prospectIds ?? (await ask(misgraded(workspaceId, rules)))
  if (concerned.length === 0) return 0
  // Held before they are looked at: what somebody else is writing about them is seen, and not written over.
  await client.query({ name: 'lockGraded', text: lock, values: [workspaceId, concerned] })
  const changed = await ask(regraded(workspaceId, rules, concerned))
  await announce(
    client,
    workspaceId,
    changed.map((prospectId) => ({ prospectId, cue: cueOf.grade, at })),
  )
  return changed.length
}

const lock = `
select from prospect where workspace_id = $1 and id = any ($2::bigint[]) order by id for no key update`

function misgraded(workspaceId: number, rules: readonly GradeRule[]) {
  const parameters = new Parameters([workspaceId])
  const text = `
select p.id::float8 from prospect p ${companyJoin}
where p.workspace_id = $1 and p.grade <> ${gradeSql(rules, parameters)}`
  return { text, values: parameters.values }
}

function regraded(workspaceId: number, rules: readonly GradeRule[], prospectIds: readonly number[]) {
  const parameters = new Parameters([workspaceId, prospectIds])
  const text = `
with graded as materialized (
  select p.id, ${gradeSql(rules, parameters)} as grade
  from prospect p ${companyJoin}
  where p.workspace_id = $1 and p.id = any ($2::bigint[])
)
update prospect p set grade = g.grade
from graded g where p.workspace_id = $1 and p.id = g.id and p.grade <> g.grade
returning p.id::float8`
  return { text, values: parameters.values }
}

/** Made of the rules: a rule that is data to Postgres would cost ten times as much. */
function gradeSql(rules: readonly GradeRule[], parameters: Parameters): string {
  const points = rules.map((rule) => `case when ${fieldComparesSql(rule, parameters)} then ${rule.points} else 0 end`)
  return `(${['0', ...points].join(' + ')})`
}
