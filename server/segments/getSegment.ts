import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { listSegments, type SegmentRow } from './listSegments.ts'

export async function getSegment(scope: Scope, { id }: { id: number }): Promise<SegmentRow> {
  const [segment] = await listSegments(scope, id)
  if (!segment) throw new Refusal('notFound.segment')
  return segment
}
