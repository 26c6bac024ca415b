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
