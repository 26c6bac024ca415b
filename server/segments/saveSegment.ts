import { z } from 'zod'
import { notifyWork } from '#engine/intake/notifyWork.ts'
import { ruleComplaints } from '#engine/nodes/conditionComplaints.ts'
import { conditionsOf, Rule } from '#engine/nodes/rule.ts'
import { writeAudit } from '#server/audit.ts'
import { Id, Name } from '#server/inputs.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { refuseTaken } from '#server/named/namedThing.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { refuseCircle } from './refuseCircle.ts'

export const SegmentInput = z.object({
  /** Left out: a new one. */
  id: Id.optional(),
  name: Name,
  rule: Rule,
})

/** Makes a segment, or changes its rule. A worker looks at everybody a moment later. */
export async function saveSegment(
  scope: Scope,
  { id, name, rule }: z.infer<typeof SegmentInput>,
): Promise<{ id: number }> {
  refuseRule(rule, id)
  const { workspaceId } = scope
  return inTransaction(scope.database, async (client) => {
    const { rows } = await refuseTaken(
      name,
      id === undefined
        ? client.query<{ id: number }>(
            'insert into segment (workspace_id, name, rule) values ($1, $2, $3) returning id',
            [workspaceId, name, JSON.stringify(rule)],
          )
        : client.query<{ id: number }>(
            `update segment set name = $2, rule = $3, refreshed_at = null where workspace_id = $1 and id = $4
             returning id`,
            [workspaceId, name, JSON.stringify(rule), id],
          ),
    )
    const saved = rows[0]?.id
    if (saved === undefined) throw new Refusal('notFound.segment')
    await refuseCircle(client, workspaceId, saved)
    await writeAudit(client, scope, id === undefined ? 'segment.create' : 'segment.update', `segment ${saved}`, {
      name,
    })
    await notifyWork(client, workspaceId)
    return { id: saved }
  })
}

/** A segment is about people, not about where they stand in a program, and not about itself. */
function refuseRule(rule: Rule, id: number | undefined): void {
  if (conditionsOf(rule).length === 0) throw new Refusal('segment.empty', {}, { field: 'rule' })
  const [gap] = ruleComplaints(rule, 'rule')
  if (gap) throw new Refusal('segment.incomplete', {}, gap.field === undefined ? {} : { field: gap.field })
  for (const { condition, path } of conditionsOf(rule, 'rule')) {
    const isHere = 'since' in condition && condition.since === 'here'
    if (isHere || condition.kind === 'reacted' || condition.kind === 'webhookAnswered')
      throw new Refusal('segment.ofProgram', {}, { field: path })
    if (condition.kind === 'inSegment' && condition.segmentId === id)
      throw new Refusal('segment.ofItself', {}, { field: path })
  }
}
