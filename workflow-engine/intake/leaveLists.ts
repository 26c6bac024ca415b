import type pg from 'pg'
import { cueOf } from '../nodes/cue.ts'
import { announce } from './announce.ts'
import type { Join } from './joinList.ts'

const text = `
delete from list_member m
using unnest($2::int[], $3::bigint[], $4::timestamptz[]) as u(list_id, prospect_id, at)
where m.workspace_id = $1 and m.list_id = u.list_id and m.prospect_id = u.prospect_id
  and m.list_id = any ($2::int[]) and m.prospect_id = any ($3::bigint[])
returning m.list_id, m.prospect_id::float8, date_part('epoch', u.at) * 1000`

/** Takes people off lists. Whoever waits for them to leave is woken; nobody leaves a program by it. @returns how many left */
export async function leaveLists(
  client: pg.ClientBase,
  workspaceId: number,
  leaving: readonly Join[],
): Promise<number> {
  if (leaving.length === 0) return 0
  const { rows } = await client.query<[number, number, number]>({
    name: 'leaveLists',
    text,
    values: [
      workspaceId,
      leaving.map(({ listId }) => listId),
      leaving.map(({ prospectId }) => prospectId),
      leaving.map(({ at }) => at),
    ],
    rowMode: 'array',
  })
  await announce(
    client,
    workspaceId,
    rows.map(([listId, prospectId, at]) => ({
      prospectId,
      cue: cueOf.list(listId),
      at: new Date(Math.round(at)),
      wakesOnly: true,
    })),
  )
  return rows.length
}
