import { numbers } from '../arrays.ts'
import type { Answerer } from './question.ts'
import { sinceWhen } from './since.ts'
import { yesOrNo } from './yesOrNo.ts'

// The person's downloads are a handful.
const text = `
select u.n from unnest($2::bigint[], $3::int[], $4::float8[], $5::float8[]) with ordinality
  as u(prospect_id, file_id, since, until, n)
cross join lateral (
  select 1 from event v
  where v.workspace_id = $1 and v.prospect_id = u.prospect_id and v.type = 'file.downloaded' and v.file_id = u.file_id
    and v.at >= to_timestamp(u.since / 1000) and v.at <= to_timestamp(u.until / 1000) and not v.robot
  limit 1
) found`

export const downloaded: Answerer<'downloaded'> = (client, workspaceId, asked) =>
  yesOrNo(client, asked.length, {
    name: 'factDownloaded',
    text,
    values: [
      workspaceId,
      numbers(asked.map(({ claimed }) => claimed.prospectId)),
      numbers(asked.map(({ fact }) => fact.fileId)),
      numbers(asked.map(({ claimed, fact }) => sinceWhen(claimed, fact))),
      numbers(asked.map(({ until }) => until)),
    ],
  })
