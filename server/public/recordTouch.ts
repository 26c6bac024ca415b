import { recordEvents } from '#engine/intake/recordEvents.ts'
import type { Database } from '#server/database/connect.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import { findAddressee } from './findSender.ts'

/** Somebody followed a link of an email. */
export interface Touch {
  readonly workspaceId: number
  readonly messageId: number
  readonly link: number
  readonly what:
    | { readonly kind: 'click'; readonly url: string }
    | { readonly kind: 'file'; readonly fileId: number; readonly file: string }
}

/** The same link of the same email within a minute of workspace time is one touch: double clicks, a viewer that fetches
 *  a file in parts, a preview and the click behind it. */
const burstMs = 60_000

/** Records a click, or a download and the click that it is. @returns false when there is nothing to record */
export async function recordTouch(database: Database, touch: Touch): Promise<boolean> {
  const { workspaceId, messageId, link, what } = touch
  return inTransaction(database, async (client) => {
    const addressee = await findAddressee(client, touch)
    if (!addressee?.isMarketing || addressee.prospectId === null) return false
    const { prospectId } = addressee
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`touch ${workspaceId} ${messageId}`])
    const now = await workspaceNow(client, workspaceId)
    const { rowCount: repeated } = await client.query({
      name: 'touched-just-now',
      text: `select 1 from event where workspace_id = $1 and prospect_id = $2 and type = 'email.clicked' and at > $3
               and message_id = $4 and properties ->> 'link' = $5 limit 1`,
      values: [workspaceId, prospectId, new Date(now.getTime() - burstMs), messageId, String(link)],
    })
    if (repeated) return false
    const who = { prospectId, messageId, at: now }
    if (what.kind === 'click') {
      await recordEvents(client, workspaceId, [{ ...who, type: 'email.clicked', properties: { url: what.url, link } }])
      return true
    }
    const { fileId, file } = what
    await recordEvents(client, workspaceId, [
      { ...who, type: 'email.clicked', properties: { url: `file:${fileId}`, file, link } },
      { ...who, type: 'file.downloaded', properties: { fileId, file }, fileId },
    ])
    return true
  })
}
