import type pg from 'pg'
import { announce } from '#engine/intake/announce.ts'
import { cueOf } from '#engine/nodes/cue.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'

const heard = 'select exists (select 1 from listener where workspace_id = $1 and cue = $2) as heard'

const moved = `
select e.prospect_id::float8 as id from migration_move m
join enrollment e on e.workspace_id = $1 and e.id = m.enrollment_id
where m.workspace_id = $1 and m.migration_id = $2 and m.to_node_id = ''`

/** Tells whoever waits for it that people have left a program. @param who those whom a migration let out, or these */
export async function announceLeft(
  client: pg.ClientBase,
  workspaceId: number,
  programId: number,
  who: { readonly migrationId: number } | { readonly prospectIds: readonly number[] },
): Promise<void> {
  const cue = cueOf.program(programId)
  const { rows } = await client.query<{ heard: boolean }>({ name: 'is-heard', text: heard, values: [workspaceId, cue] })
  if (!rows[0]?.heard) return
  const at = await workspaceNow(client, workspaceId)
  const ids =
    'prospectIds' in who
      ? who.prospectIds
      : (await client.query<{ id: number }>(moved, [workspaceId, who.migrationId])).rows.map(({ id }) => id)
  await announce(
    client,
    workspaceId,
    ids.map((prospectId) => ({ prospectId, cue, at, wakesOnly: true })),
  )
}
