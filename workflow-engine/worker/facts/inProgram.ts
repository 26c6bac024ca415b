import { numbers, texts } from '../arrays.ts'
import type { Answerer } from './question.ts'
import { yesOrNo } from './yesOrNo.ts'

const text = `
select u.n from unnest($2::bigint[], $3::int[], $4::bool[], $5::float8[]) with ordinality
  as u(prospect_id, program_id, ever, until, n)
cross join lateral (
  select 1 from enrollment e
  where e.workspace_id = $1 and e.program_id = u.program_id and e.prospect_id = u.prospect_id
    and e.entered_at <= to_timestamp(u.until / 1000)
    and (u.ever or e.status = 'waiting' or e.ended_at > to_timestamp(u.until / 1000))
  limit 1
) found`

export const inProgram: Answerer<'inProgram'> = (client, workspaceId, asked) =>
  yesOrNo(client, asked.length, {
    name: 'factInProgram',
    text,
    values: [
      workspaceId,
      numbers(asked.map(({ claimed }) => claimed.prospectId)),
      numbers(asked.map(({ fact }) => fact.programId)),
      texts(asked.map(({ fact }) => String(fact.ever))),
      numbers(asked.map(({ until }) => until)),
    ],
  })
