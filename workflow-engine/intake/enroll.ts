import type pg from 'pg'
import { cueOf } from '../nodes/cue.ts'
import { announce } from './announce.ts'
import { notifyWork } from './notifyWork.ts'

/** Where people come in: an entry of a version. */
export interface Door {
  readonly workspaceId: number
  readonly programId: number
  readonly version: number
  /** The entry node to stand at. */
  readonly nodeId: string
}

export interface Newcomer {
  readonly prospectId: number
  /** Workspace time at which the person enters, and is due. */
  readonly at: Date
  /** What let the person in: `signal:71`. The same occasion lets nobody in twice, not even where people may always come
   *  again. Without one, whoever is let in by several at the same moment enters once. */
  readonly occasion?: string
}

export interface Entry extends Door {
  readonly prospectIds: readonly number[]
  /** Workspace time. */
  readonly now: Date
}

// R1. Whoever was in the program enters again as the live version's rules say (program/policy.ts): never; when nobody of
//     theirs is inside; so many calendar days of the workspace after the last entry, and nobody inside; or always.
// R2. Of those who are let in at the same moment by several, the unique key takes one: "" for the first entry, then the
//     number of entries before. Only where people may always come in does the occasion make an entry a different one.
const text = `
with rule as materialized (
  select coalesce(v.graph #>> '{policy,reentry,kind}', 'never') as reentry,
    coalesce((v.graph #>> '{policy,reentry,days}')::int, 30) as days, w.time_zone as zone
  from workspace w
  left join program g on g.workspace_id = $1 and g.id = $2
  left join program_version v on v.workspace_id = $1 and v.program_id = $2 and v.number = coalesce(g.live_version, $3)
  where w.workspace_id = $1
), given as (
  select prospect_id, at, occasion, row_number() over (partition by prospect_id order by at, n) as nth
  from unnest($5::bigint[], $6::timestamptz[], $7::text[]) with ordinality as u(prospect_id, at, occasion, n)
), entered as (
  insert into enrollment (workspace_id, program_id, version, prospect_id, entry_key, node_id, entered_at, arrived_at, due_at)
  select $1, $2, $3, p.id,
    case when r.reentry = 'always' and g.occasion is not null then g.occasion
      when r.reentry = 'never' or b.entries + g.nth = 1 then ''
      else (b.entries + g.nth - 1)::text end,
    $4, g.at, g.at, g.at
  from prospect p
  join given g on g.prospect_id = p.id
  cross join rule r
  cross join lateral (
    select count(*) as entries, coalesce(bool_or(e.status = 'waiting'), false) as inside, max(e.entered_at) as last
    from enrollment e where e.workspace_id = $1 and e.program_id = $2 and e.prospect_id = p.id
  ) b
  where p.workspace_id = $1 and p.id = any ($5::bigint[]) and (r.reentry = 'always' or g.nth = 1 and case r.reentry
    when 'afterLeaving' then not b.inside
    when 'afterDays' then not b.inside and (b.entries = 0
      or (b.last at time zone r.zone)::date + r.days <= (g.at at time zone r.zone)::date)
    else b.entries = 0 end)
  order by p.id, g.nth
  on conflict do nothing
  returning prospect_id, entered_at
), counted as (
  insert into tally_delta (workspace_id, program_id, version, node_id, outlet, measure, n)
  select $1, $2, $3, $4, '', 'entered', count(*) from entered having count(*) > 0
)
select count(*)::int as entered,
  case when exists (select 1 from listener l where l.workspace_id = $1 and l.cue = 'program:' || $2::int)
    then json_agg(json_build_array(prospect_id, entered_at)) end as announced
from entered`

/**
 * Lets people into a program, each at a moment of their own and due at once, as far as its rules of re-entry allow.
 * Ids that are no prospects of this workspace are passed over. Whether the program takes anybody in is the caller's to
 * ask: it is running or paused.
 * @returns how many enrollments began
 */
export async function enrollEach(client: pg.ClientBase, door: Door, people: readonly Newcomer[]): Promise<number> {
  if (people.length === 0) return 0
  const { workspaceId, programId, version, nodeId } = door
  const { rows } = await client.query<{ entered: number; announced: [number, string][] | null }>({
    name: 'enroll',
    text,
    values: [
      workspaceId,
      programId,
      version,
      nodeId,
      people.map(({ prospectId }) => prospectId),
      people.map(({ at }) => at),
      people.map(({ occasion }) => occasion ?? null),
    ],
  })
  const { entered, announced } = rows[0] ?? { entered: 0, announced: null }
  if (announced)
    await announce(
      client,
      workspaceId,
      announced.map(([prospectId, at]) => ({ prospectId, cue: cueOf.program(programId), at: new Date(at) })),
    )
  if (entered > 0) await notifyWork(client, workspaceId)
  return entered
}

/** Lets people in at one moment. @returns how many enrollments began */
export function enroll(client: pg.ClientBase, { prospectIds, now, ...door }: Entry): Promise<number> {
  return enrollEach(
    client,
    door,
    prospectIds.map((prospectId) => ({ prospectId, at: now })),
  )
}
