import { addressHash } from '#engine/intake/addressHash.ts'
import { recordEvents } from '#engine/intake/recordEvents.ts'
import type { Database } from '#server/database/connect.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { emailKey } from '#server/prospects/emailKey.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import type { UnsubscribeLink } from '#templates/linkToken.ts'
import { findAddressee } from './findSender.ts'

const withdraw = `
with person as (
  update prospect set consent = 'withdrawn' where workspace_id = $1 and id = $2 and consent <> 'withdrawn' returning id
)
insert into consent (workspace_id, prospect_id, state, basis, source, actor, at)
select $1, id, 'withdrawn', coalesce((select basis from consent c where c.workspace_id = $1 and c.prospect_id = person.id
  order by c.id desc limit 1), ''), 'unsubscribe', 'prospect', $3
from person`

/**
 * Ends marketing mail to whoever got this message, true for every mail that is taken up after the commit: the address is
 * suppressed, the consent withdrawn, the event recorded. Doing it again changes nothing. The address is suppressed also
 * when its person is gone.
 */
export async function unsubscribe(
  database: Database,
  signingKey: string,
  link: UnsubscribeLink,
): Promise<'done' | 'already'> {
  const { workspaceId, messageId } = link
  return inTransaction(database, async (client) => {
    const addressee = await findAddressee(client, link)
    if (!addressee?.isMarketing) return 'already'
    const now = await workspaceNow(client, workspaceId)
    const keys = addressee.addresses.map(emailKey).filter((key) => key !== null)
    const suppressed = await client.query(
      `insert into suppression (workspace_id, address_hash, reason, at)
       select $1, hash, 'unsubscribe', $3 from unnest($2::text[]) as hash order by hash on conflict do nothing`,
      [workspaceId, [...new Set(keys.map((key) => addressHash(key, signingKey)))], now],
    )
    if (addressee.prospectId === null) return suppressed.rowCount ? 'done' : 'already'
    const withdrawn = await client.query({
      name: 'withdraw-consent',
      text: withdraw,
      values: [workspaceId, addressee.prospectId, now],
    })
    if (!suppressed.rowCount && !withdrawn.rowCount) return 'already'
    await recordEvents(client, workspaceId, [
      { prospectId: addressee.prospectId, messageId, type: 'email.unsubscribed', properties: {}, at: now },
    ])
    return 'done'
  })
}
