import { z } from 'zod'
import { joinList } from '#engine/intake/joinList.ts'
import { BigId, Id } from '#server/inputs.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import { lockList } from './lockList.ts'

export const AddListMembers = z.object({ id: Id, prospectIds: z.array(BigId).min(1).max(1000) })
export type AddListMembers = z.infer<typeof AddListMembers>

/** Puts people on a list, and with that into every program that the list feeds. @returns how many were not on it */
export async function addListMembers(
  { database, workspaceId }: Scope,
  { id, prospectIds }: AddListMembers,
): Promise<{ joined: number; entered: number }> {
  return inTransaction(database, async (client) => {
    await lockList(client, workspaceId, id)
    const ids = [...new Set(prospectIds)].sort((a, b) => a - b)
    const { rows } = await client.query<{ found: number }>(
      'select count(*)::int as found from prospect where workspace_id = $1 and id = any($2::bigint[])',
      [workspaceId, ids],
    )
    if (rows[0]?.found !== ids.length) throw new Refusal('notFound.prospect', {}, { field: 'prospectIds' })
    return joinList(client, workspaceId, id, ids, await workspaceNow(client, workspaceId))
  })
}
