import type pg from 'pg'
import { numbers } from '../arrays.ts'

/** Where a version listens for a cue: at these nodes; "" stands for every node. */
export type ListensAt = (programId: number, version: number, cue: string) => ReadonlySet<string> | undefined

const text = `
select program_id, version, cue, node_id from listener
where workspace_id = $1 and cue = any ($2::text[]) and program_id = any ($3::int[])`

/** Who listens for these cues in these programs. */
export async function loadListeners(
  client: pg.ClientBase,
  workspaceId: number,
  cues: readonly string[],
  programIds: readonly number[],
): Promise<ListensAt> {
  const { rows } = await client.query<[number, number, string, string]>({
    name: 'loadListeners',
    text,
    values: [workspaceId, cues, numbers(programIds)],
    rowMode: 'array',
  })
  const places = new Map<string, Set<string>>()
  for (const [programId, version, cue, nodeId] of rows) {
    const key = keyOf(programId, version, cue)
    places.set(key, (places.get(key) ?? new Set()).add(nodeId))
  }
  return (programId, version, cue) => places.get(keyOf(programId, version, cue))
}

const keyOf = (programId: number, version: number, cue: string) => `${programId} ${version} ${cue}`
