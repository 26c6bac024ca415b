import { plainText } from '../../nodes/comparison.ts'
import { numbers, texts } from '../arrays.ts'
import type { Answerer } from './question.ts'
import { yesOrNo } from './yesOrNo.ts'

const text = `
select u.n from unnest($2::bigint[], $3::float8[], $4::text[], $5::float8[], $6::text[]) with ordinality
  as u(prospect_id, until, stage, min_amount, owner_id, n)
cross join lateral (
  select 1 from opportunity o
  where o.workspace_id = $1 and o.prospect_id = u.prospect_id and o.created_at <= to_timestamp(u.until / 1000)
    and (o.closed_at is null or o.closed_at > to_timestamp(u.until / 1000))
    and (u.stage = '' or plain_text(o.stage) = u.stage) and o.amount >= u.min_amount
    and (u.owner_id = '' or o.owner_id = u.owner_id)
  limit 1
) found`

export const opportunity: Answerer<'opportunity'> = (client, workspaceId, asked) =>
  yesOrNo(client, asked.length, {
    name: 'factOpportunity',
    text,
    values: [
      workspaceId,
      numbers(asked.map(({ claimed }) => claimed.prospectId)),
      numbers(asked.map(({ until }) => until)),
      texts(asked.map(({ fact }) => plainText(fact.stage))),
      numbers(asked.map(({ fact }) => fact.minAmount)),
      texts(asked.map(({ fact }) => fact.ownerId)),
    ],
  })
