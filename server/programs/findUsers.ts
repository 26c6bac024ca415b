import type pg from 'pg'
import type { Graph } from '#engine/program/graph.ts'
import { type Pointers, pointersOf } from './pointersOf.ts'

export interface ProgramUser {
  readonly id: number
  readonly name: string
}

const among = {
  list: 'lists',
  file: 'files',
  segment: 'segments',
  form: 'forms',
  topic: 'topics',
  program: 'programs',
} as const satisfies Record<string, keyof Pointers>

/** Programs that would miss this thing: not archived, not ended, and naming it in their drawing, in their live
 *  version, or in an older version that people still are in. */
export async function findUsers(
  client: pg.ClientBase,
  workspaceId: number,
  { ref, id }: { ref: keyof typeof among; id: number },
): Promise<ProgramUser[]> {
  const { rows } = await client.query<ProgramUser & { graph: Graph }>(
    `select p.id, p.name, g.graph
     from program p
     cross join lateral (
       select p.draft as graph
       union all
       select v.graph from program_version v
       where v.workspace_id = p.workspace_id and v.program_id = p.id
         and (v.number = p.live_version
              or exists (select 1 from enrollment e where e.workspace_id = p.workspace_id and e.program_id = p.id
                         and e.version = v.number and e.status = 'waiting'))
     ) g
     where p.workspace_id = $1 and p.archived_at is null and p.status <> 'ended'
     order by p.id`,
    [workspaceId],
  )
  const users = new Map<number, ProgramUser>()
  for (const { id: programId, name, graph } of rows) {
    if (pointersOf(graph)[among[ref]].has(id)) users.set(programId, { id: programId, name })
  }
  return [...users.values()]
}
