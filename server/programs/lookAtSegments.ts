import type pg from 'pg'
import { refreshSegment } from '#engine/intake/segments/refreshSegment.ts'
import { UnaskableRule } from '#engine/intake/segments/ruleSql.ts'
import type { GraphEntry } from './entriesOf.ts'

/**
 * Looks who is in the segments of these entries, before they let anybody in: then those who are in them now are brought in
 * when that is wanted, and whoever is noticed later has joined later. A rule that cannot be asked is left to the workers,
 * who say so.
 */
export async function lookAtSegments(
  client: pg.ClientBase,
  workspaceId: number,
  entries: readonly GraphEntry[],
): Promise<void> {
  const ids = [...new Set(entries.flatMap(({ segmentId }) => segmentId ?? []))]
  const { rows } = await client.query<{ id: number }>({
    name: 'hold-segments',
    text: `select id from segment where workspace_id = $1 and id = any ($2::int[]) and archived_at is null
           order by id for no key update`,
    values: [workspaceId, ids],
  })
  for (const { id } of rows)
    await refreshSegment(client, workspaceId, id).catch((error: unknown) => {
      if (!(error instanceof UnaskableRule)) throw error
    })
}
