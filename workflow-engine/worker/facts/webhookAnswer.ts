import type { FactValue } from '../../nodes/fact.ts'
import { numbers, texts } from '../arrays.ts'
import { factOfText, typedText } from './jsonValue.ts'
import type { Answerer } from './question.ts'

// The last call alone counts: while it has no answer, an answer to an earlier one is none. What holds others is no value.
const text = `
select case
  when c.done_at is null or c.done_at > to_timestamp(u.until / 1000) then null
  when u.path = 'status' then 'number:' || c.status
  when jsonb_typeof(c.value) not in ('object', 'array') then ${typedText('c.value')}
end
from unnest($2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::float8[]) with ordinality
  as u(enrollment_id, born_at, node_id, path, until, n)
left join lateral (
  select w.done_at, w.status, w.answer #> string_to_array(u.path, '.') as value from webhook_call w
  where w.workspace_id = $1 and w.enrollment_id = u.enrollment_id and w.node_id = u.node_id and w.born_at = u.born_at
  order by w.visit desc, w.effect desc limit 1
) c on true
order by u.n`

export const webhookAnswer: Answerer<'webhookAnswer'> = async (client, workspaceId, asked) => {
  const { rows } = await client.query<[string | null]>({
    name: 'factWebhookAnswer',
    text,
    values: [
      workspaceId,
      numbers(asked.map(({ claimed }) => claimed.id)),
      texts(asked.map(({ claimed }) => claimed.bornAt)),
      texts(asked.map(({ fact }) => fact.webhookNodeId)),
      texts(asked.map(({ fact }) => fact.path)),
      numbers(asked.map(({ until }) => until)),
    ],
    rowMode: 'array',
  })
  return rows.map(([typed]): FactValue => factOfText(typed))
}
