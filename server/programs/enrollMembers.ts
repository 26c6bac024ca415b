import type pg from 'pg'
import { enroll } from '#engine/intake/enroll.ts'
import type { GraphEntry } from './entriesOf.ts'
import { membersOutside } from './membersOutside.ts'

const chunk = 5000

/** Brings in everybody who is on an entry list, or in an entry segment, and has never been in the program: whoever was
 *  comes again by themselves, as the program's rules say. @returns how many */
export async function enrollMembers(
  client: pg.ClientBase,
  workspaceId: number,
  program: { readonly id: number; readonly version: number },
  entries: readonly GraphEntry[],
  now: Date,
): Promise<number> {
  const { id: programId, version } = program
  let entered = 0
  for (const entry of entries) {
    if (entry.segmentId !== undefined) await awaitLook(client, workspaceId, entry.segmentId)
    for (let last = 0; ; ) {
      const prospectIds = await membersOutside(client, workspaceId, programId, entry, last, chunk)
      const { nodeId } = entry
      entered += await enroll(client, { workspaceId, programId, version, nodeId, prospectIds, now })
      if (prospectIds.length < chunk) break
      last = prospectIds.at(-1) ?? last
    }
  }
  return entered
}

/** Whoever looks who is in a segment holds it. A look that began before the program was seen to listen is waited for, and
 *  its people are found here; one that begins later sees the program (intake, I4). */
async function awaitLook(client: pg.ClientBase, workspaceId: number, segmentId: number): Promise<void> {
  await client.query('select 1 from segment where workspace_id = $1 and id = $2 for share', [workspaceId, segmentId])
}
