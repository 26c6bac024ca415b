import type pg from 'pg'
import { flagRobots } from '#engine/intake/flagRobots.ts'
import { type NewEvent, recordEvents } from '#engine/intake/recordEvents.ts'
import type { Database } from '#server/database/connect.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import { findAddressee } from './findSender.ts'
import { judgeTouches, type Mailing, type Seen, type Sign } from './judgeTouches.ts'

/** Somebody followed a link of an email, or loaded its pixel. */
export interface Touch {
  readonly workspaceId: number
  readonly messageId: number
  readonly signs: readonly Sign[]
  readonly what:
    | { readonly kind: 'click'; readonly link: number; readonly url: string }
    | { readonly kind: 'file'; readonly link: number; readonly fileId: number; readonly file: string }
    | { readonly kind: 'open' }
}

/** The same link of the same email within a minute of workspace time is one touch: double clicks, a viewer that fetches
 *  a file in parts. What a machine did before does not stand in a person's way. */
const burstMs = 60_000

/** What is known of one message at a time: the newest of a very busy one. */
const mostTouches = 500

/**
 * Records a click, an opening, or a download and the click that it is. Whether it was a person is judged together with
 * all that was done with the message before, some of which may turn out to have been a machine's.
 * @returns false when there is nothing to record
 */
export async function recordTouch(database: Database, touch: Touch): Promise<boolean> {
  const { workspaceId, messageId, signs, what } = touch
  return inTransaction(database, async (client) => {
    const addressee = await findAddressee(client, touch)
    if (!addressee?.isMarketing || addressee.prospectId === null) return false
    const { prospectId } = addressee
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`touch ${workspaceId} ${messageId}`])
    const now = await workspaceNow(client, workspaceId)
    const earlier = await loadTouches(client, workspaceId, prospectId, messageId)
    const seen: Seen = {
      kind: what.kind === 'open' ? 'open' : 'click',
      link: what.kind === 'open' ? null : what.link,
      at: now.getTime(),
      signs,
    }
    const verdicts = judgeTouches([...earlier, seen], await loadMailing(client, workspaceId, messageId))
    const robot = verdicts[earlier.length] ?? false
    const again = earlier.some(
      (one) => one.kind === seen.kind && one.link === seen.link && one.at > seen.at - burstMs && (robot || !one.robot),
    )
    if (again) return false
    await recordEvents(
      client,
      workspaceId,
      eventsOf(touch).map((event) => ({ ...event, prospectId, messageId, robot, at: now })),
    )
    const unmasked = earlier.filter((one, n) => !one.robot && verdicts[n])
    await flagRobots(client, workspaceId, { prospectId, messageId, eventIds: unmasked.map(({ id }) => id), at: now })
    return true
  })
}

function eventsOf({ signs, what }: Touch): Pick<NewEvent, 'type' | 'properties' | 'fileId'>[] {
  const marks = signs.length > 0 ? { signs } : {}
  switch (what.kind) {
    case 'open':
      return [{ type: 'email.opened', properties: marks }]
    case 'click':
      return [{ type: 'email.clicked', properties: { url: what.url, link: what.link, ...marks } }]
    case 'file': {
      const { fileId, file, link } = what
      return [
        { type: 'email.clicked', properties: { url: `file:${fileId}`, file, link, ...marks } },
        { type: 'file.downloaded', properties: { fileId, file }, fileId },
      ]
    }
    default:
      return what satisfies never
  }
}

interface Kept extends Seen {
  readonly id: number
  readonly robot: boolean
}

async function loadTouches(
  client: pg.ClientBase,
  workspaceId: number,
  prospectId: number,
  messageId: number,
): Promise<Kept[]> {
  const { rows } = await client.query<Omit<Kept, 'at'> & { at: Date }>({
    name: 'touches-of-message',
    text: `select id, case type when 'email.opened' then 'open' else 'click' end as kind, robot, at,
             (properties ->> 'link')::int as link, coalesce(properties -> 'signs', '[]') as signs
           from event
           where workspace_id = $1 and prospect_id = $2 and type in ('email.clicked', 'email.opened') and message_id = $3
             and properties ->> 'link' is null = (type = 'email.opened')
           order by at desc limit $4`,
    values: [workspaceId, prospectId, messageId, mostTouches],
  })
  return rows.map((row) => ({ ...row, id: Number(row.id), at: row.at.getTime() }))
}

async function loadMailing(client: pg.ClientBase, workspaceId: number, messageId: number): Promise<Mailing> {
  const { rows } = await client.query<Omit<Mailing, 'sentAt'> & { sentAt: Date | null }>({
    name: 'mailing-of-message',
    text: `select w.sandbox, case when m.state in ('claimed', 'dot') then workspace_now($1) else m.sent_at end as "sentAt",
             (select jsonb_array_length(v.compiled -> 'links') from version_email v
              where v.workspace_id = $1 and v.program_id = m.program_id and v.version = m.version
                and v.node_id = m.node_id and v.variant_id = m.variant_id) as links
           from message m join workspace w on w.workspace_id = $1
           where m.workspace_id = $1 and m.id = $2`,
    values: [workspaceId, messageId],
  })
  const { sandbox = false, sentAt = null, links = null } = rows[0] ?? {}
  return { sandbox, links, sentAt: sentAt?.getTime() ?? null }
}
