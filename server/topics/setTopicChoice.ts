import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { lockNamed } from '#server/named/namedThing.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'

export interface TopicChoice {
  readonly id: number
  readonly prospectId: number
  readonly wanted: boolean
}

/** Whether a person wants mail about a topic. From the next mail on that is taken to be sent. */
export function setTopicChoice(scope: Scope, { id, prospectId, wanted }: TopicChoice): Promise<TopicChoice> {
  const { workspaceId } = scope
  return inTransaction(scope.database, async (client) => {
    await lockNamed(client, workspaceId, 'topic', id)
    const found = await client.query('select 1 from prospect where workspace_id = $1 and id = $2 for key share', [
      workspaceId,
      prospectId,
    ])
    if (!found.rowCount) throw new Refusal('notFound.prospect', {}, { field: 'prospectId' })
    if (wanted)
      await client.query('delete from topic_opt_out where workspace_id = $1 and prospect_id = $2 and topic_id = $3', [
        workspaceId,
        prospectId,
        id,
      ])
    else
      await client.query(
        `insert into topic_opt_out (workspace_id, prospect_id, topic_id, at) values ($1, $2, $3, $4)
         on conflict do nothing`,
        [workspaceId, prospectId, id, await workspaceNow(client, workspaceId)],
      )
    await writeAudit(client, scope, wanted ? 'topic.optIn' : 'topic.optOut', `prospect ${prospectId}`, { topic: id })
    return { id, prospectId, wanted }
  })
}
