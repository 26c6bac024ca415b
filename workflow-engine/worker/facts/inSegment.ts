import { companyJoin } from '../../intake/fieldSql.ts'
import { Parameters } from '../../intake/Parameters.ts'
import { loadSegmentRules } from '../../intake/segments/loadSegmentRules.ts'
import { ruleSql } from '../../intake/segments/ruleSql.ts'
import { numbers } from '../arrays.ts'
import type { Answerer } from './question.ts'
import { scoreAt } from './score.ts'
import { yesOrNo } from './yesOrNo.ts'

/** The rules themselves are asked, of these people and now: the members that are kept lag behind. */
export const inSegment: Answerer<'inSegment'> = async (client, workspaceId, asked) => {
  const ids = [...new Set(asked.map(({ fact }) => fact.segmentId))]
  const segments = await loadSegmentRules(client, workspaceId, ids)
  const parameters = new Parameters([
    workspaceId,
    numbers(asked.map(({ claimed }) => claimed.prospectId)),
    numbers(asked.map(({ fact }) => fact.segmentId)),
    numbers(asked.map(({ until }) => until)),
  ])
  const asking = { parameters, until: 'to_timestamp(u.until / 1000)', score: scoreAt('u.until'), segments }
  const arms = [...segments]
    .filter(([id]) => ids.includes(id))
    .map(([id, rule]) => `when ${id} then ${ruleSql(rule, asking)}`)
  if (arms.length === 0) return asked.map(() => false)
  const text = `
select u.n from unnest($2::bigint[], $3::int[], $4::float8[]) with ordinality as u(prospect_id, segment_id, until, n)
join prospect p on p.workspace_id = $1 and p.id = u.prospect_id and p.id = any ($2::bigint[])
join workspace w on w.workspace_id = $1
${companyJoin}
where case u.segment_id ${arms.join('\n  ')} else false end`
  return yesOrNo(client, asked.length, { text, values: parameters.values })
}
