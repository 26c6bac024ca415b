import { recordEvents } from '#engine/intake/recordEvents.ts'
import type { Database } from '#server/database/connect.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { endMail } from '#server/prospects/endMail.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import type { UnsubscribeLink } from '#templates/linkToken.ts'
import { findAddressee } from './findSender.ts'

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
    const { prospectId, addresses } = addressee
    const now = await workspaceNow(client, workspaceId)
    const isNew = await endMail(client, signingKey, { workspaceId, prospectId, addresses, actor: 'prospect', now })
    if (!isNew) return 'already'
    if (prospectId !== null)
      await recordEvents(client, workspaceId, [
        { prospectId, messageId, type: 'email.unsubscribed', properties: {}, at: now },
      ])
    return 'done'
  })
}
