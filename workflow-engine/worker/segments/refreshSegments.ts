import type pg from 'pg'
import { refreshSegment } from '../../intake/segments/refreshSegment.ts'
import { UnaskableRule } from '../../intake/segments/ruleSql.ts'
import { isStale } from '../../intake/segments/staleSegments.ts'
import { inTransaction } from '../inTransaction.ts'
import { type Log, silent } from '../Log.ts'

// Whoever looks first holds the segment; the others pass it over.
const take = `
select s.id from segment s join workspace w on w.workspace_id = $1
where s.workspace_id = $1 and ${isStale}
order by s.refreshed_at nulls first, s.id limit 1
for no key update of s skip locked`

const spoil = `
update segment s set refreshed_at = now(), refreshed_ahead_ms = w.clock_ahead_ms, failure = $3
from workspace w where w.workspace_id = $1 and s.workspace_id = $1 and s.id = $2`

/**
 * Looks who is in the one segment of a workspace that was not looked at for longest, if it is time for that. A rule that
 * cannot be asked is left as it is, with the reason.
 * @returns how many segments were looked at: 0 or 1
 */
export function refreshSegments(
  { pool, log = silent }: { pool: pg.Pool; log?: Log },
  workspaceId: number,
): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: number }>({ name: 'takeSegment', text: take, values: [workspaceId] })
    const segmentId = rows[0]?.id
    if (segmentId === undefined) return 0
    try {
      await refreshSegment(client, workspaceId, segmentId)
    } catch (error) {
      if (!(error instanceof UnaskableRule)) throw error
      log.warn({ workspaceId, segmentId, reason: error.message }, 'A segment cannot be asked.')
      await client.query({ name: 'spoilSegment', text: spoil, values: [workspaceId, segmentId, error.message] })
    }
    return 1
  })
}
