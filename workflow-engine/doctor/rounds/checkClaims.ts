import { domainToASCII } from 'node:url'
import { addressHash } from '../../intake/addressHash.ts'
import type { Chart } from '../Chart.ts'
import type { Range, Ward } from '../Ward.ts'

// Whoever said no is written down when the transaction that says so begins, and is heard when it has committed. Mail that
// was claimed in between went out rightly; no such transaction lasts this long.
const GRACE_MS = 10_000
const grace = `interval '${GRACE_MS} milliseconds'`

interface Row {
  id: number
  to_email: string | null
  claimed: number
  withdrawn: boolean
  opted_out: boolean
}

const text = `
select m.id::float8, m.to_email, date_part('epoch', m.claimed_at) * 1000 as claimed,
  coalesce((select c.state = 'withdrawn' from consent c
    where c.workspace_id = $1 and c.prospect_id = m.prospect_id and c.recorded_at < m.claimed_at - ${grace}
    order by c.id desc limit 1), false) as withdrawn,
  m.topic_id is not null and exists (select 1 from topic_opt_out o
    where o.workspace_id = $1 and o.prospect_id = m.prospect_id and o.topic_id = m.topic_id
      and o.at < m.claimed_at - ${grace}) as opted_out
from message m
where m.workspace_id = $1 and m.id > $2 and m.id <= $3 and m.claimed_at is not null and m.kind = 'marketing'
  and m.state in ('claimed', 'dot', 'sent', 'inDoubt')`

/** I4. No mail was claimed after its address was suppressed, consent to it withdrawn, or its topic opted out of. */
export async function checkClaims(ward: Ward, chart: Chart): Promise<void> {
  const suppressedAt = await loadSuppressed(ward)
  for await (const range of ward.ranges('message')) await checkRange(ward, range, suppressedAt, chart)
}

/** When each address was suppressed, in milliseconds of real time. */
async function loadSuppressed({ client, workspaceId, signingKey }: Ward): Promise<(email: string) => number | null> {
  const { rows } = await client.query<[string, number]>({
    text: `select address_hash, date_part('epoch', recorded_at) * 1000 from suppression where workspace_id = $1`,
    values: [workspaceId],
    rowMode: 'array',
  })
  const known = new Map(rows)
  if (signingKey === null || known.size === 0) return () => null
  return (email) => known.get(addressHash(keyOf(email), signingKey)) ?? null
}

async function checkRange(
  { client, workspaceId, sandbox }: Ward,
  { after, until }: Range,
  suppressedAt: (email: string) => number | null,
  chart: Chart,
): Promise<void> {
  const { rows } = await client.query<Row>(text, [workspaceId, after, until])
  chart.checked('I4', rows.length)
  for (const { id, to_email, claimed, withdrawn, opted_out } of rows) {
    const since = to_email === null ? null : suppressedAt(to_email)
    if (since !== null && since < claimed - GRACE_MS) chart.wrong('I4', `message ${id}: the address was suppressed`)
    else if (withdrawn) chart.wrong('I4', `message ${id}: consent was withdrawn`)
    // A sandbox opts out by its own clock, which says nothing about the moment of a claim.
    else if (opted_out && !sandbox) chart.wrong('I4', `message ${id}: its topic was opted out of`)
  }
}

/** As addresses are kept: trimmed, lower case, the domain in ASCII. */
function keyOf(email: string): string {
  const address = email.trim().toLowerCase()
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`
}
