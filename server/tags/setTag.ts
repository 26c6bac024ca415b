import { z } from 'zod'
import { announce } from '#engine/intake/announce.ts'
import { cueOf } from '#engine/nodes/cue.ts'
import { inTransaction } from '#server/inTransaction.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'

export const TagName = z.string().trim().min(1).max(80)

/** Puts a tag on people, or takes it off. People that the workspace does not have are passed over. @returns how many changed */
export function setTag(
  { database, workspaceId }: Scope,
  { tag, prospectIds, tagged }: { tag: string; prospectIds: readonly number[]; tagged: boolean },
): Promise<{ changed: number }> {
  return inTransaction(database, async (client) => {
    const at = await workspaceNow(client, workspaceId)
    const { rows } = tagged
      ? await client.query<{ id: number | string }>(
          `insert into prospect_tag (workspace_id, prospect_id, tag, at)
           select $1, id, $3, $4 from prospect where workspace_id = $1 and id = any($2::bigint[]) order by id
           on conflict do nothing returning prospect_id as id`,
          [workspaceId, prospectIds, tag, at],
        )
      : await client.query<{ id: number | string }>(
          `delete from prospect_tag where workspace_id = $1 and prospect_id = any($2::bigint[]) and tag = $3
           returning prospect_id as id`,
          [workspaceId, prospectIds, tag],
        )
    const changed = rows.map((row) => Number(row.id))
    await announce(
      client,
      workspaceId,
      changed.map((prospectId) => ({ prospectId, cue: cueOf.tag, detail: { tag, tagged }, at })),
    )
    return { changed: changed.length }
  })
}
