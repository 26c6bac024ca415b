import type pg from 'pg'
import { addMembers } from './addMembers.ts'
import { enroll } from './enroll.ts'

interface Trigger {
  program_id: number
  version: number
  node_id: string
}

const text = `
select t.program_id, t.version, t.node_id
from entry_trigger t
join program p on p.workspace_id = t.workspace_id and p.id = t.program_id
where t.workspace_id = $1 and t.cue = 'list:' || $2::int and p.status in ('running', 'paused') and p.archived_at is null
order by t.program_id, t.node_id`

/**
 * Puts people on a list. Those who were not on it enter every program that the list feeds; a paused program takes them
 * in as well and lets them stand at its entry, so that a pause loses nobody.
 * @param now workspace time
 * @returns how many joined, and how many enrollments that began
 */
export async function joinList(
  client: pg.ClientBase,
  workspaceId: number,
  listId: number,
  prospectIds: readonly number[],
  now: Date,
): Promise<{ joined: number; entered: number }> {
  if (prospectIds.length === 0) return { joined: 0, entered: 0 }
  const joined = await addMembers(client, workspaceId, listId, prospectIds, now)
  if (joined.length === 0) return { joined: 0, entered: 0 }
  // A statement of its own, after the memberships: it sees what was published while they waited (I4).
  const triggers = await client.query<Trigger>({ name: 'entryTriggers', text, values: [workspaceId, listId] })
  let entered = 0
  for (const { program_id: programId, version, node_id: nodeId } of triggers.rows)
    entered += await enroll(client, { workspaceId, programId, version, nodeId, prospectIds: joined, now })
  return { joined: joined.length, entered }
}
