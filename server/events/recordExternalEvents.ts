import type pg from 'pg'
import { z } from 'zod'
import { type NewEvent, recordEvents } from '#engine/intake/recordEvents.ts'
import { BigId, Moment } from '#server/inputs.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { emailKey, tidyEmail } from '#server/prospects/emailKey.ts'
import { endMail } from '#server/prospects/endMail.ts'
import { Refusal } from '#server/refusal.ts'
import { reason } from '#server/refuseInput.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'

export const ExternalEvent = z
  .object({
    /** The sender's own id of the event: the same id twice is once, for ever. */
    id: z.string().min(1).max(200),
    /** Whom it is about: one of the two. */
    email: z.string().max(1000).optional(),
    prospectId: BigId.optional(),
    /** form.submitted, page.visited, or any name of the sender's own. */
    type: z.string().regex(/^[a-z0-9._-]{1,80}$/, reason('event.type')),
    properties: z.record(z.string().max(100), z.json()).default({}),
    /** Default: now. */
    occurredAt: Moment.optional(),
  })
  .refine(({ email, prospectId }) => (email === undefined) !== (prospectId === undefined), reason('event.whom'))
export type ExternalEvent = z.infer<typeof ExternalEvent>

/** Clocks of other systems may be ahead of ours by this much. */
const toleranceMs = 5 * 60_000

/**
 * Records what other systems saw people do, all or nothing. `email.unsubscribed` also ends the mail to that person;
 * `email.replied` is a reply to the last marketing mail that the person had got by then.
 * @returns how many were new, and how many were known by their id
 */
export async function recordExternalEvents(
  { database, workspaceId, signingKey }: Scope,
  events: readonly ExternalEvent[],
): Promise<{ recorded: number; repeated: number }> {
  return inTransaction(database, async (client) => {
    const now = await workspaceNow(client, workspaceId)
    const keys = events.map(({ email }) => (email === undefined ? null : keyOf(email)))
    const { rows } = await client.query<{ id: number; key: string; email: string }>({
      name: 'people-of-events',
      text: `select id, email_key as key, email from prospect where workspace_id = $1
             and (email_key = any($2::text[]) or id = any($3::bigint[]))`,
      values: [workspaceId, keys.filter((key) => key !== null), events.flatMap(({ prospectId }) => prospectId ?? [])],
    })
    const idByKey = new Map(rows.map(({ id, key }) => [key, id]))
    const known = new Set(rows.map(({ id }) => id))
    const found = events.map((event, n): NewEvent => {
      const key = keys[n]
      const prospectId = event.prospectId ?? (key ? idByKey.get(key) : undefined)
      if (prospectId === undefined || !known.has(prospectId)) throw new Refusal('event.noProspect')
      return {
        key: event.id,
        prospectId,
        type: event.type,
        properties: event.properties,
        ...fileOf(event),
        at: momentOf(event, now),
      }
    })
    const replies = found.filter(({ type }) => type === 'email.replied')
    const messages = await lastMessages(client, workspaceId, replies)
    const outcome = await recordEvents(
      client,
      workspaceId,
      found.map((event) => {
        const messageId = messages.get(event)
        return messageId === undefined ? event : { ...event, messageId }
      }),
    )
    for (const { type, prospectId } of found) {
      // Whoever unsubscribed elsewhere is unsubscribed here.
      if (type !== 'email.unsubscribed') continue
      const addresses = rows.filter(({ id }) => id === prospectId).map(({ email }) => email)
      await endMail(client, signingKey, { workspaceId, prospectId, addresses, actor: 'API', now })
    }
    return outcome
  })
}

/** What each of these events answers: the last marketing mail that the person had got by then. */
async function lastMessages(
  client: pg.ClientBase,
  workspaceId: number,
  events: readonly NewEvent[],
): Promise<Map<NewEvent, number>> {
  if (events.length === 0) return new Map()
  const { rows } = await client.query<{ n: number; id: number }>({
    name: 'last-messages',
    text: `select u.n::int - 1 as n, m.id from unnest($2::bigint[], $3::timestamptz[]) with ordinality as u(prospect_id, at, n)
           cross join lateral (
             select m.id from message m
             where m.workspace_id = $1 and m.prospect_id = u.prospect_id and m.kind = 'marketing' and m.sent_at <= u.at
             order by m.sent_at desc limit 1
           ) m`,
    values: [workspaceId, events.map(({ prospectId }) => prospectId), events.map(({ at }) => at)],
  })
  return new Map(rows.flatMap(({ n, id }) => (events[n] ? [[events[n], Number(id)] as const] : [])))
}

function keyOf(email: string): string {
  const key = emailKey(tidyEmail(email))
  if (key === null) throw new Refusal('prospect.notEmail', { email: email.slice(0, 100) }, { field: 'email' })
  return key
}

function momentOf({ occurredAt }: ExternalEvent, now: Date): Date {
  if (occurredAt === undefined) return now
  const at = new Date(occurredAt)
  if (at.getTime() > now.getTime() + toleranceMs) throw new Refusal('event.future', {}, { field: 'occurredAt' })
  return at.getTime() > now.getTime() ? now : at
}

/** A download that another system counted names our file in its properties. */
function fileOf({ type, properties }: ExternalEvent): { fileId: number } | object {
  const { fileId } = properties
  return type === 'file.downloaded' &&
    typeof fileId === 'number' &&
    Number.isInteger(fileId) &&
    fileId > 0 &&
    fileId < 2 ** 31
    ? { fileId }
    : {}
}
