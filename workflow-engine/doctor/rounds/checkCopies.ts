import type { Chart } from '../Chart.ts'
import type { Range, Ward } from '../Ward.ts'

interface Row {
  id: number
  key: string
  message_id: string | null
  state: string
  mails: number
}

// A send key is one message for ever, a Message-ID one mail: whatever month they were born in.
const twiceText = `
select 'enrollment ' || enrollment_id || ' visit ' || visit || ' effect ' || effect as key, count(*)::int as n
from message where workspace_id = $1 and enrollment_id > 0 group by enrollment_id, visit, effect having count(*) > 1
union all
select 'Message-ID ' || message_id, count(*)::int from message
where workspace_id = $1 and message_id is not null group by message_id having count(*) > 1`

const text = `
select m.id::float8, 'enrollment ' || m.enrollment_id || ' visit ' || m.visit || ' effect ' || m.effect as key,
  m.message_id, m.state::text, (select count(*) from mail k where k.workspace_id = $1 and k.message_id = m.id)::int as mails
from message m
where m.workspace_id = $1 and m.id > $2 and m.id <= $3 and m.message_id is not null`

const againText = `
select (m.id)::float8 as id, count(*)::int as n from audit a
cross join lateral jsonb_array_elements_text(a.details -> 'messages') as m(id)
where a.workspace_id = $1 and a.action = 'sending.again' group by 1`

/** I1. What the mailbox, and the mail server if its log was given, have of each send: one copy at most, and one more for
 *  each time that somebody sent it again. What was sent has one, and what was blocked or refused has none. */
export async function checkCopies(ward: Ward, chart: Chart): Promise<void> {
  const { client, workspaceId } = ward
  const twice = await client.query<{ key: string; n: number }>(twiceText, [workspaceId])
  for (const { key, n } of twice.rows) chart.wrong('I1', `${key}: ${n} messages`)
  const { rows } = await client.query<{ id: number; n: number }>(againText, [workspaceId])
  const again = new Map(rows.map(({ id, n }) => [id, n]))
  for await (const range of ward.ranges('message')) await checkRange(ward, range, again, chart)
}

async function checkRange(
  { client, workspaceId, sink }: Ward,
  { after, until }: Range,
  again: ReadonlyMap<number, number>,
  chart: Chart,
): Promise<void> {
  const { rows } = await client.query<Row>(text, [workspaceId, after, until])
  chart.checked('I1', rows.length)
  for (const row of rows) {
    const atServer = row.message_id === null ? 0 : (sink?.get(row.message_id)?.copies ?? 0)
    const copies = row.mails + atServer
    const say = (what: string) => chart.wrong('I1', `${row.key} (message ${row.id}, ${row.state}): ${what}`)
    if (copies > 1 + (again.get(row.id) ?? 0)) say(`${copies} copies`)
    // Without the server's log its side cannot be known.
    else if (row.state === 'sent' && copies === 0 && sink) say('no copy anywhere')
    else if (copies === 1 && (row.state === 'blocked' || row.state === 'failed')) say('one copy all the same')
  }
}
