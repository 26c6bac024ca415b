import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { regrade } from '#engine/intake/regrade.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { addProspects, addWorkspace, within } from './ground.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

const noon = new Date('2026-11-02T10:00:00Z')

async function ground() {
  const workspaceId = await addWorkspace(db.pool)
  const prospectIds = await addProspects(db.pool, workspaceId, 3)
  const [maria, samuli, anna] = prospectIds as [number, number, number]
  const rule = (of: string, field: string, operator: string, value: string, points: number, active = true) =>
    db.pool.query(
      `insert into grade_rule (workspace_id, "of", field, operator, value, points, active) values ($1, $2, $3, $4, $5, $6, $7)`,
      [workspaceId, of, field, operator, value, points, active],
    )
  const know = (prospectId: number, column: string, value: unknown) =>
    db.pool.query(`update prospect set ${column} = $3 where workspace_id = $1 and id = $2`, [
      workspaceId,
      prospectId,
      value,
    ])
  const company = (name: string, fields: object) =>
    db.pool.query(`insert into company (workspace_id, key, name, fields) values ($1, lower($2), $2, $3)`, [
      workspaceId,
      name,
      fields,
    ])
  const grades = async () => {
    const { rows } = await db.pool.query<{ grade: number }>(
      'select grade from prospect where workspace_id = $1 order by id',
      [workspaceId],
    )
    return rows.map(({ grade }) => grade)
  }
  const again = (ids: readonly number[] | null) => within(db.pool, (client) => regrade(client, workspaceId, ids, noon))
  return { workspaceId, maria, samuli, anna, prospectIds, rule, know, company, grades, again }
}

describe('how well people fit', () => {
  test('is the sum of the rules that hold, of the person and of its company', async () => {
    const { rule, know, company, grades, again, maria, samuli } = await ground()
    await rule('person', 'jobTitle', 'contains', 'HR', 20)
    await rule('person', 'employees', 'atLeast', '100', 15)
    await rule('company', 'industry', 'oneOf', 'Retail, Software', 30)
    await rule('company', 'name', 'is', 'VARIS VAATTEET OY', 1)
    await rule('person', 'source', 'is', '', -5)
    await rule('person', 'lastName', 'filled', '', 1000, false)
    await know(maria, 'job_title', 'hr manager')
    await know(maria, 'fields', { employees: '1 200' })
    await know(samuli, 'company', 'Unknown Oy')
    await know(samuli, 'source', 'fair')
    await company('Varis Vaatteet Oy', { industry: 'retail' })
    expect(await again(null)).toBe(2)
    expect(await grades()).toEqual([20 + 15 + 30 + 1 - 5, 0, 30 + 1 - 5])
    expect(await again(null)).toBe(0)
  })

  test('is counted again for those who are named, and for nobody else', async () => {
    const { rule, grades, again, maria } = await ground()
    await rule('person', 'firstName', 'is', 'maria', 7)
    expect(await again([])).toBe(0)
    expect(await again([maria])).toBe(1)
    expect(await grades()).toEqual([7, 0, 0])
  })

  test('without rules nobody fits', async () => {
    const { workspaceId, grades, again } = await ground()
    await db.pool.query('update prospect set grade = 9 where workspace_id = $1', [workspaceId])
    expect(await again(null)).toBe(3)
    expect(await grades()).toEqual([0, 0, 0])
  })

  test('another workspace’s rules and companies change nothing', async () => {
    const ours = await ground()
    const theirs = await ground()
    await theirs.rule('person', 'firstName', 'is', 'Maria', 7)
    await theirs.company('Varis Vaatteet Oy', { industry: 'Retail' })
    await ours.rule('company', 'industry', 'filled', '', 3)
    expect(await ours.again(null)).toBe(0)
    expect(await ours.again(theirs.prospectIds)).toBe(0)
    expect(await theirs.grades()).toEqual([0, 0, 0])
  })

  test('says so of those whose fit has changed', async () => {
    const { workspaceId, rule, again, maria, know } = await ground()
    await db.pool.query(
      `insert into listener (workspace_id, cue, program_id, version, node_id) values ($1, 'grade', 1, 1, 'wait')`,
      [workspaceId],
    )
    await rule('person', 'jobTitle', 'is', 'CEO', 50)
    await know(maria, 'job_title', 'CEO')
    await again(null)
    const { rows } = await db.pool.query('select prospect_id as id, cue, at from signal where workspace_id = $1', [
      workspaceId,
    ])
    expect(rows).toEqual([{ id: maria, cue: 'grade', at: noon }])
  })
})
