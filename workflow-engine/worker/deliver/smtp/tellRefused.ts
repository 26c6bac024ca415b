import type pg from 'pg'
import { inTransaction } from '../../inTransaction.ts'

const text = `
insert into notification (workspace_id, user_id, kind, params, link, at)
select $1, m.user_id, 'mailRefused', jsonb_build_object('verdict', $2::text, 'message', $3::text), '', workspace_now($1)
from member m
where m.workspace_id = $1 and m.role in ('owner', 'marketer') and not exists (
  select 1 from notification n
  where n.workspace_id = $1 and n.user_id = m.user_id and n.at > workspace_now($1) - interval '24 hours'
    and n.kind = 'mailRefused' and n.params ->> 'verdict' = $2)`

/** Mail is refused for who sends it or for what it is: marketers are told what the server says, once a day. */
export async function tellRefused(
  pool: pg.Pool,
  workspaceId: number,
  verdict: 'policy' | 'content',
  answer: string,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    // Two that are refused at one moment: the second sees that the first has told.
    await client.query({
      name: 'lockRefused',
      text: `select pg_advisory_xact_lock(hashtext('polku.refused'), $1::int)`,
      values: [workspaceId],
    })
    await client.query({ name: 'tellRefused', text, values: [workspaceId, verdict, answer.slice(0, 300)] })
  })
}
