import type { Chart } from '../Chart.ts'
import type { Ward } from '../Ward.ts'

interface Row {
  id: number
  state: string
  message_id: string | null
  problem: string | null
}

// The sweep comes every half minute; a lease that nobody renews is taken over as soon as somebody looks.
const text = `
select id::float8, state::text, message_id, case
    when state = 'inDoubt' and (coalesce(failure, '') = '' or message_id is null) then 'in doubt without a reason'
    when state = 'inDoubt' and lease_until is not null then 'in doubt, and somebody''s'
    when state = 'dot' and (lease_until is null or lease_until < now() - interval '2 minutes')
      then 'past its last byte, its sender gone, and not marked in doubt'
    when state = 'claimed' and (lease_until is null or lease_until < now() - interval '5 minutes') and not paused
      then 'its sender gone, and nobody else has taken it'
  end as problem
from message m
cross join (select sending_paused_at is not null as paused from workspace where workspace_id = $1) w
where m.workspace_id = $1 and m.state in ('inDoubt', 'dot', 'claimed')`

/** I8. Whatever passed its last byte without an answer is marked in doubt, with its reason, and nothing else hangs. */
export async function checkDoubt({ client, workspaceId, sink }: Ward, chart: Chart): Promise<void> {
  const { rows } = await client.query<Row>(text, [workspaceId])
  chart.checked('I8', rows.length)
  for (const { id, problem } of rows) if (problem) chart.wrong('I8', `message ${id}: ${problem}`)
  const doubtful = rows.filter(({ state }) => state === 'inDoubt')
  if (doubtful.length === 0) return
  const some = doubtful.slice(0, 20).map(({ id }) => id)
  const names = `${some.join(', ')}${doubtful.length > some.length ? ' …' : ''}`
  chart.note('I8', `workspace ${workspaceId}: ${doubtful.length} in doubt: messages ${names}`)
  if (!sink) return
  const there = doubtful.filter(({ message_id }) => (sink.get(message_id ?? '')?.copies ?? 0) > 0)
  chart.note('I8', `workspace ${workspaceId}: ${there.length} of them had been delivered`)
}
