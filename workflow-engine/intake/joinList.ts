import type pg from 'pg'
import { cueOf } from '../nodes/cue.ts'
import { announce } from './announce.ts'
import { enrollEach } from './enroll.ts'

/** A person who is put on a list. */
export interface Join {
  readonly listId: number
  readonly prospectId: number
  /** Workspace time. */
  readonly at: Date
}

export interface Joined {
  readonly joined: number
  /** Enrollments that began. */
  readonly entered: number
}

const joining = `
insert into list_member (workspace_id, list_id, prospect_id, joined_at)
select $1, u.list_id, p.id, u.at
from prospect p
join unnest($2::int[], $3::bigint[], $4::timestamptz[]) as u(list_id, prospect_id, at) on u.prospect_id = p.id
where p.workspace_id = $1 and p.id = any ($3::bigint[])
order by u.list_id, p.id, u.at
on conflict do nothing
returning list_id, prospect_id::float8, date_part('epoch', joined_at) * 1000`

// What the lists feed.
const feeding = `
select u.list_id, t.program_id, t.version, t.node_id
from unnest($2::int[]) as u(list_id)
join entry_trigger t on t.workspace_id = $1 and t.cue = 'list:' || u.list_id
join program p on p.workspace_id = $1 and p.id = t.program_id and p.archived_at is null
  and p.status in ('running', 'paused')
order by t.program_id, t.node_id, u.list_id`

type Member = [number, number, number]
type Feed = [number, number, number, string]

/**
 * Puts people on lists. Those who were not on one enter every program that it feeds; a paused program takes them in as
 * well and lets them stand at its entry, so that a pause loses nobody. Whoever waits for them to join is woken.
 */
export async function joinLists(client: pg.ClientBase, workspaceId: number, joins: readonly Join[]): Promise<Joined> {
  if (joins.length === 0) return { joined: 0, entered: 0 }
  const { rows: members } = await client.query<Member>({
    name: 'joinLists',
    text: joining,
    values: [
      workspaceId,
      joins.map(({ listId }) => listId),
      joins.map(({ prospectId }) => prospectId),
      joins.map(({ at }) => at),
    ],
    rowMode: 'array',
  })
  if (members.length === 0) return { joined: 0, entered: 0 }
  const joined = members.map(([listId, prospectId, at]): Join => ({ listId, prospectId, at: new Date(Math.round(at)) }))
  // A statement of its own, after the memberships: it sees what was published while they waited (I4).
  const { rows: feeds } = await client.query<Feed>({
    name: 'feeding',
    text: feeding,
    values: [workspaceId, [...new Set(joined.map(({ listId }) => listId))]],
    rowMode: 'array',
  })
  let entered = 0
  // By program, so that two who let the same people into several programs never wait for each other.
  for (const [listId, programId, version, nodeId] of feeds) {
    const newcomers = joined.filter((one) => one.listId === listId).map(newcomer)
    entered += await enrollEach(client, { workspaceId, programId, version, nodeId }, newcomers)
  }
  await announce(
    client,
    workspaceId,
    joined.map(({ listId, prospectId, at }) => ({ prospectId, cue: cueOf.list(listId), at, wakesOnly: true })),
  )
  return { joined: joined.length, entered }
}

/** Whoever was taken off a list and joins it again joins on another occasion. */
const newcomer = ({ listId, prospectId, at }: Join) => ({
  prospectId,
  at,
  occasion: `list:${listId}:${at.getTime()}`,
})

/** Puts people on one list at one moment. @param now workspace time */
export function joinList(
  client: pg.ClientBase,
  workspaceId: number,
  listId: number,
  prospectIds: readonly number[],
  now: Date,
): Promise<Joined> {
  return joinLists(
    client,
    workspaceId,
    prospectIds.map((prospectId) => ({ listId, prospectId, at: now })),
  )
}
