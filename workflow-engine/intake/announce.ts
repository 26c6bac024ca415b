import type pg from 'pg'
import type { Cue } from '../nodes/cue.ts'
import { WORK_CHANNEL } from './notifyWork.ts'

/** Something that happened to a person, and by what name listeners and entries know it (nodes/cue.ts). */
export interface Happened {
  readonly prospectId: number
  readonly cue: Cue
  /** What an entry's conditions ask about: the properties of an event; `from` and `to` of a field. */
  readonly detail?: Readonly<Record<string, unknown>>
  /** Workspace time. */
  readonly at: Date
  /** Wakes whoever stands and waits, and lets nobody in: who left a list or a segment; and who joined a list, because
   *  joining has let them in already (joinList.ts). The signal's detail then says so. */
  readonly wakesOnly?: boolean
}

// Most of what happens is nobody's cue: two index probes a cue decide that, before anything is written.
const heardText = `
select c.cue, c.listened from (
  select u.cue,
    exists (select 1 from listener l where l.workspace_id = $1 and l.cue = u.cue) as listened,
    exists (select 1 from entry_trigger t where t.workspace_id = $1 and t.cue = u.cue) as enters
  from unnest($2::text[]) as u(cue)
) c where c.listened or c.enters`

// Who plays in a sandbox does not wait a minute until a segment follows (segments/staleSegments.ts). Also a segment that is
// to be looked at already: somebody may be looking just now, and does not see what happens here. In the order of their ids,
// so that two never wait for each other.
const lookAgain = `
update segment s set refreshed_at = null
where s.workspace_id = $1 and s.id = any (array(
  select o.id from segment o join workspace w on w.workspace_id = $1 and w.sandbox
  where o.workspace_id = $1
    and exists (select 1 from unnest($2::text[]) as u(cue) where not starts_with(u.cue, 'segment:'))
  order by o.id for no key update of o))`

const heard = `with looked_at as (${lookAgain}) ${heardText}`

const text = `
with heard as materialized (${heardText}), noted as (
  insert into signal (workspace_id, prospect_id, cue, detail, at)
  select $1, g.prospect_id, g.cue, coalesce(g.detail, '{}'), g.at
  from jsonb_to_recordset($3::jsonb)
    as g(n int, prospect_id bigint, cue text, detail jsonb, wakes_only bool, at timestamptz)
  join heard h on h.cue = g.cue and (h.listened or not g.wakes_only)
  order by g.n
  returning 1
), looked_at as (${lookAgain})
select count(*)::int as noted, case when count(*) > 0 then pg_notify($4, $1::int::text) end from noted`

/** More than this are said after a look whether anybody listens; nearly always nobody does. */
const few = 20
/** More than this go in several statements. */
const most = 5000

/**
 * Says what has happened, in the transaction in which it did. A signal is left for a worker for every cue that a
 * listener or an entry of the workspace has; the rest costs nothing further. Wakes the workers when it commits.
 * @returns how many signals were left
 */
export async function announce(
  client: pg.ClientBase,
  workspaceId: number,
  happened: readonly Happened[],
): Promise<number> {
  if (happened.length === 0) return 0
  if (happened.length <= few) return announcePart(client, workspaceId, happened)
  const { rows } = await client.query<{ cue: Cue }>({
    name: 'heardCues',
    text: heard,
    values: [workspaceId, cuesOf(happened)],
  })
  const cues = new Set(rows.map((row) => row.cue))
  const known = happened.filter(({ cue }) => cues.has(cue))
  let noted = 0
  for (let from = 0; from < known.length; from += most)
    noted += await announcePart(client, workspaceId, known.slice(from, from + most))
  return noted
}

async function announcePart(
  client: pg.ClientBase,
  workspaceId: number,
  happened: readonly Happened[],
): Promise<number> {
  const given = happened.map(({ prospectId, cue, detail, at, wakesOnly = false }, n) => ({
    n,
    prospect_id: prospectId,
    cue,
    detail: wakesOnly || detail?.wakesOnly !== undefined ? { ...detail, wakesOnly } : detail,
    wakes_only: wakesOnly,
    at,
  }))
  const { rows } = await client.query<{ noted: number }>({
    name: 'announce',
    text,
    values: [workspaceId, cuesOf(happened), JSON.stringify(given), WORK_CHANNEL],
  })
  return rows[0]?.noted ?? 0
}

const cuesOf = (happened: readonly Happened[]): Cue[] => [...new Set(happened.map(({ cue }) => cue))]
