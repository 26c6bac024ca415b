import type { Issue } from '#engine/nodes/issue.ts'
import type { Scope } from '#server/scope.ts'
import { checkGraph } from './checkGraph.ts'
import { entriesOf } from './entriesOf.ts'
import { loadProgram } from './loadProgram.ts'

export interface PublishPreview {
  readonly issues: Issue[]
  /** People on the draft's entry lists who have not entered the program: whom `enrollExisting` would bring in. */
  readonly onList: number
}

const text = `
select count(distinct m.prospect_id)::int as n from list_member m
where m.workspace_id = $1 and m.list_id = any($3::int[])
  and not exists (select 1 from enrollment e
    where e.workspace_id = $1 and e.program_id = $2 and e.prospect_id = m.prospect_id and e.entry_key = '')`

export async function previewPublish(scope: Scope, id: number): Promise<PublishPreview> {
  const { pool } = scope.database
  const { draft } = await loadProgram(pool, scope, id)
  const lists = entriesOf(draft).map((entry) => entry.listId)
  const { rows } = await pool.query<{ n: number }>(text, [scope.workspaceId, id, lists])
  return { issues: await checkGraph(scope, draft), onList: rows[0]?.n ?? 0 }
}
