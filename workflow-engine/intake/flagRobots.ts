import type pg from 'pg'
import { cueOf } from '../nodes/cue.ts'
import { announce } from './announce.ts'

// The points go back at the moment they were given at, beside their event, so that the score reads as if nobody had
// given them. A download that came with a click goes with it.
const text = `
with named as materialized (
  select id, prospect_id, message_id, at from event
  where workspace_id = $1 and prospect_id = $2 and id = any ($3::bigint[])
), flagged as (
  update event e set robot = true
  from named n
  where e.workspace_id = $1 and e.prospect_id = $2 and not e.robot
    and (e.id = n.id or e.type = 'file.downloaded' and e.message_id = n.message_id and e.at = n.at)
  returning e.id, e.type, e.at
), taken as (
  insert into score_change (workspace_id, prospect_id, points, reason, event_id, at)
  select $1, $2, -sum(c.points), 'robot', f.id, f.at
  from flagged f
  join score_change c on c.workspace_id = $1 and c.prospect_id = $2 and c.event_id = f.id
  group by f.id, f.at having sum(c.points) <> 0
  returning points
), scored as (
  update prospect set score = score + (select sum(points) from taken)
  where workspace_id = $1 and id = $2 and exists (select 1 from taken)
)
select array_agg(distinct type) as types, exists (select 1 from taken) as scored from flagged`

const first = (type: string) => `(select min(e.at) from event e
    where e.workspace_id = $1 and e.prospect_id = m.prospect_id and e.type = '${type}' and e.message_id = m.id and not e.robot)`

const messageText = `
update message m
set opened_at = ${first('email.opened')}, clicked_at = ${first('email.clicked')},
  downloaded_at = ${first('file.downloaded')}
where m.workspace_id = $1 and m.id = $2`

/**
 * Takes back what earlier counted as a person's doing: the events are flagged, their points go, and the message keeps the
 * first reactions of a person only. The caller holds the person.
 * @param eventIds of one message
 * @param at workspace time
 */
export async function flagRobots(
  client: pg.ClientBase,
  workspaceId: number,
  {
    prospectId,
    messageId,
    eventIds,
    at,
  }: { prospectId: number; messageId: number; eventIds: readonly number[]; at: Date },
): Promise<void> {
  if (eventIds.length === 0) return
  const { rows } = await client.query<{ types: string[] | null; scored: boolean }>({
    name: 'flagRobots',
    text,
    values: [workspaceId, prospectId, eventIds],
  })
  await client.query({ name: 'reactionsOfPeople', text: messageText, values: [workspaceId, messageId] })
  const { types, scored } = rows[0] ?? { types: null, scored: false }
  const cues = [...(types ?? []).map(cueOf.event), ...(scored ? [cueOf.score] : [])]
  await announce(
    client,
    workspaceId,
    cues.map((cue) => ({ prospectId, cue, at, wakesOnly: true })),
  )
}
