import { numbers } from '../arrays.ts'
import type { Answerer } from './question.ts'
import { yesOrNo } from './yesOrNo.ts'

// Here as in the other facts: a look-up a row, never a join of the whole table.
const text = `
select u.n from unnest($2::bigint[], $3::int[], $4::float8[]) with ordinality as u(prospect_id, list_id, until, n)
cross join lateral (
  select 1 from list_member m
  where m.workspace_id = $1 and m.list_id = u.list_id and m.prospect_id = u.prospect_id
    and m.joined_at <= to_timestamp(u.until / 1000)
  limit 1
) found`

export const onList: Answerer<'onList'> = (client, workspaceId, asked) =>
  yesOrNo(client, asked.length, {
    name: 'factOnList',
    text,
    values: [
      workspaceId,
      numbers(asked.map(({ claimed }) => claimed.prospectId)),
      numbers(asked.map(({ fact }) => fact.listId)),
      numbers(asked.map(({ until }) => until)),
    ],
  })
