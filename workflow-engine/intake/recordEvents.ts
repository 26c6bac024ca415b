import type pg from 'pg'
import { plainText } from '../nodes/comparison.ts'
import { cueOf } from '../nodes/cue.ts'
import { announce, type Happened } from './announce.ts'

/** Something a person did. */
export interface NewEvent {
  /** The id another system gave it: the same key twice is once, for ever. */
  readonly key?: string
  readonly prospectId: number
  /** email.clicked, file.downloaded, form.submitted, page.visited …, or any name of the user's own. */
  readonly type: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly fileId?: number
  readonly messageId?: number
  /** Probably a machine and no person: kept, without points, and no reaction to the message. */
  readonly robot?: boolean
  /** Workspace time. */
  readonly at: Date
}

// People are locked in the order of their ids before anything else, so that two batches never wait for each other. They
// and the messages are named once more where they are looked up: however few a workspace has on average, none is read
// whole.
const text = `
with given as materialized (
  select * from jsonb_to_recordset($2::jsonb) as g(n int, key text, prospect_id bigint, type text, properties jsonb,
    file_id int, message_id bigint, robot bool, at timestamptz)
), person as materialized (
  select id from prospect
  where workspace_id = $1 and id = any ($3::bigint[])
  order by id for no key update
), known as materialized (
  select g.*, row_number() over (partition by g.key order by g.n) as nth
  from given g join person p on p.id = g.prospect_id
), keyed as (
  insert into event_key (workspace_id, key)
  select distinct $1::int, key from known where key is not null order by key
  on conflict do nothing returning key
), fresh as materialized (
  select * from known where key is null or (nth = 1 and key in (select key from keyed))
), happened as (
  insert into event (workspace_id, prospect_id, type, properties, file_id, message_id, robot, at)
  select $1, prospect_id, type, properties, file_id, message_id, robot, at from fresh order by n
  returning id, prospect_id, type, properties, file_id, message_id, robot, at
), scored as (
  insert into score_change (workspace_id, prospect_id, points, reason, rule_id, event_id, at)
  select $1, h.prospect_id, r.points, h.type, r.id, h.id, h.at
  from happened h
  join score_rule r on r.workspace_id = $1 and r.active and r.event_type = h.type
    and (r.file_id is null or r.file_id = h.file_id)
    and (r.path_part = '' or strpos(lower(coalesce(h.properties ->> 'path', '')), lower(r.path_part)) > 0)
  where not h.robot
  returning prospect_id, points, at
), active as (
  update prospect p
  set score = p.score + coalesce(s.points, 0), last_active_at = greatest(p.last_active_at, h.at)
  from (select prospect_id, max(at) as at from happened where not robot group by prospect_id) h
  left join (select prospect_id, sum(points)::int as points from scored group by prospect_id) s using (prospect_id)
  where p.workspace_id = $1 and p.id = h.prospect_id and p.id = any ($3::bigint[])
), answered as (
  update message m
  set opened_at = least(m.opened_at, h.opened), clicked_at = least(m.clicked_at, h.clicked),
    replied_at = least(m.replied_at, h.replied), downloaded_at = least(m.downloaded_at, h.downloaded)
  from (
    select message_id, min(at) filter (where type = 'email.opened') as opened,
      min(at) filter (where type = 'email.clicked') as clicked,
      min(at) filter (where type = 'email.replied') as replied,
      min(at) filter (where type = 'file.downloaded') as downloaded
    from happened where message_id is not null and not robot group by message_id
  ) h
  where m.workspace_id = $1 and m.id = h.message_id and m.id = any ($4::bigint[]) and (h.opened < coalesce(m.opened_at, 'infinity')
    or h.clicked < coalesce(m.clicked_at, 'infinity') or h.replied < coalesce(m.replied_at, 'infinity')
    or h.downloaded < coalesce(m.downloaded_at, 'infinity'))
)
select (select count(*) from known)::int as known, (select array_agg(n order by n) from fresh) as fresh,
  (select json_agg(json_build_array(prospect_id, points, at)) from scored) as scored`

interface Recorded {
  readonly known: number
  readonly fresh: number[] | null
  readonly scored: [number, number, string][] | null
}

/**
 * Records events, gives the points that the table of points has for them with the reason kept, marks the message they
 * came from (first opened, clicked, replied to, downloaded from), and announces all of it. Events of people that this
 * workspace does not have are left out and counted in neither number; nothing keeps their key.
 */
export async function recordEvents(
  client: pg.ClientBase,
  workspaceId: number,
  events: readonly NewEvent[],
): Promise<{ recorded: number; repeated: number }> {
  if (events.length === 0) return { recorded: 0, repeated: 0 }
  const given = events.map((event, n) => ({
    n,
    key: event.key ?? null,
    prospect_id: event.prospectId,
    type: event.type,
    properties: event.properties,
    file_id: event.fileId ?? null,
    message_id: event.messageId ?? null,
    robot: event.robot ?? false,
    at: event.at.toISOString(),
  }))
  const { rows } = await client.query<Recorded>({
    name: 'recordEvents',
    text,
    values: [
      workspaceId,
      JSON.stringify(given),
      [...new Set(events.map(({ prospectId }) => prospectId))],
      [...new Set(events.flatMap(({ messageId }) => messageId ?? []))],
    ],
  })
  const { known, fresh, scored } = rows[0] ?? { known: 0, fresh: null, scored: null }
  const recorded = (fresh ?? []).flatMap((n) => events[n] ?? [])
  await announce(client, workspaceId, [
    ...recorded.flatMap(newsOf),
    ...(scored ?? []).map(([prospectId, points, at]) => ({
      prospectId,
      cue: cueOf.score,
      detail: { points },
      at: new Date(at),
    })),
  ])
  return { recorded: recorded.length, repeated: known - recorded.length }
}

/** What a machine did lets nobody in. */
function newsOf({ prospectId, type, properties, robot = false, at }: NewEvent): Happened[] {
  const news = { prospectId, detail: properties, at, wakesOnly: robot }
  const form = type === 'form.submitted' ? formOf(properties.formId) : null
  return [{ ...news, cue: cueOf.event(type) }, ...(form === null ? [] : [{ ...news, cue: cueOf.form(form) }])]
}

/** As a number or, from other systems, as a text: what the condition on a form compares as the same. */
function formOf(formId: unknown): number | null {
  const text = typeof formId === 'number' || typeof formId === 'string' ? plainText(formId) : ''
  return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null
}
