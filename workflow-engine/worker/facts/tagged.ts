import { numbers, texts } from '../arrays.ts'
import type { Answerer } from './question.ts'
import { yesOrNo } from './yesOrNo.ts'

const text = `
select u.n from unnest($2::bigint[], $3::text[], $4::float8[]) with ordinality as u(prospect_id, tag, until, n)
cross join lateral (
  select 1 from prospect_tag t
  where t.workspace_id = $1 and t.prospect_id = u.prospect_id and t.tag = u.tag
    and t.at <= to_timestamp(u.until / 1000)
  limit 1
) found`

export const tagged: Answerer<'tagged'> = (client, workspaceId, asked) =>
  yesOrNo(client, asked.length, {
    name: 'factTagged',
    text,
    values: [
      workspaceId,
      numbers(asked.map(({ claimed }) => claimed.prospectId)),
      texts(asked.map(({ fact }) => fact.tag)),
      numbers(asked.map(({ until }) => until)),
    ],
  })
