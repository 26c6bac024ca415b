import type pg from 'pg'
import { enroll } from '#engine/intake/enroll.ts'
import type { GraphEntry } from './entriesOf.ts'

const chunk = 5000

const text = `
select m.prospect_id as id from list_member m
where m.workspace_id = $1 and m.list_id = $3 and m.prospect_id > $4
  and not exists (select 1 from enrollment e
    where e.workspace_id = $1 and e.program_id = $2 and e.prospect_id = m.prospect_id and e.entry_key = '')
order by m.prospect_id limit ${chunk}`

/** Brings in everybody who is on an entry list and has not entered the program before. @returns how many */
export async function enrollMembers(
  client: pg.ClientBase,
  workspaceId: number,
  program: { readonly id: number; readonly version: number },
  entries: readonly GraphEntry[],
  now: Date,
): Promise<number> {
  let entered = 0
  for (const { nodeId, listId } of entries) {
    for (let last = 0; ; ) {
      const { rows } = await client.query<{ id: number | string }>({
        name: 'members-outside',
        text,
        values: [workspaceId, program.id, listId, last],
      })
      const prospectIds = rows.map((row) => Number(row.id))
      const { id: programId, version } = program
      entered += await enroll(client, { workspaceId, programId, version, nodeId, prospectIds, now })
      if (prospectIds.length < chunk) break
      last = prospectIds.at(-1) ?? last
    }
  }
  return entered
}
