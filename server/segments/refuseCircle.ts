import type pg from 'pg'
import { Parameters } from '#engine/intake/Parameters.ts'
import { loadSegmentRules } from '#engine/intake/segments/loadSegmentRules.ts'
import { ruleSql, UnaskableRule } from '#engine/intake/segments/ruleSql.ts'
import { Refusal } from '#server/refusal.ts'

/** Segments that ask about each other in a circle, or so often that nobody can answer, are refused together. */
export async function refuseCircle(client: pg.ClientBase, workspaceId: number, segmentId: number): Promise<void> {
  try {
    const segments = await loadSegmentRules(client, workspaceId, [segmentId])
    ruleSql({ kind: 'inSegment', segmentId }, { parameters: new Parameters([workspaceId]), until: 'now()', segments })
  } catch (error) {
    if (error instanceof UnaskableRule) throw new Refusal('segment.ofItself', {}, { field: 'rule' })
    throw error
  }
}
