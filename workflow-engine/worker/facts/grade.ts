import { numbers } from '../arrays.ts'
import type { Answerer } from './question.ts'

export const grade: Answerer<'grade'> = async (client, workspaceId, asked) => {
  const { rows } = await client.query<[number, number]>({
    name: 'factGrade',
    text: 'select id::float8, grade from prospect where workspace_id = $1 and id = any ($2::bigint[])',
    values: [workspaceId, numbers(asked.map(({ claimed }) => claimed.prospectId))],
    rowMode: 'array',
  })
  const known = new Map(rows)
  return asked.map(({ claimed }) => known.get(claimed.prospectId) ?? 0)
}
