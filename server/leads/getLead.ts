import { prospectTimeline } from '#server/prospects/prospectTimeline.ts'
import type { TimelinePage } from '#server/prospects/timelineItem.ts'
import type { Scope } from '#server/scope.ts'
import type { LeadState } from './leadState.ts'
import type { LeadRow } from './listLeads.ts'
import { readLead } from './readLead.ts'

/** Newest first. */
export interface LeadActionRow {
  readonly id: number
  readonly state: LeadState
  readonly note: string
  readonly by: { readonly id: string; readonly name: string } | null
  readonly at: string
}

/** A lead with its whole story. `story` is the first page of the prospect's timeline; go on with prospects.timeline. */
export interface LeadDetails {
  readonly lead: LeadRow
  readonly actions: readonly LeadActionRow[]
  readonly story: TimelinePage
}

/** One lead. */
export async function getLead(scope: Scope, { id }: { id: number }): Promise<LeadDetails> {
  const { database, workspaceId } = scope
  const lead = await readLead(database.pool, workspaceId, id)
  const [actions, story] = await Promise.all([
    database.pool.query<Omit<LeadActionRow, 'by' | 'at'> & { at: Date; byId: string | null; byName: string | null }>({
      name: 'actions-of-lead',
      text: `select a.id, a.state, a.note, a.at, a.by_user as "byId", u.name as "byName"
             from lead_action a left join "user" u on u.id = a.by_user
             where a.workspace_id = $1 and a.lead_id = $2 order by a.at desc, a.id desc`,
      values: [workspaceId, id],
    }),
    prospectTimeline(scope, { id: lead.prospect.id, limit: 50 }),
  ])
  return {
    lead,
    actions: actions.rows.map(({ byId, byName, at, ...action }) => ({
      ...action,
      by: byId === null ? null : { id: byId, name: byName ?? '' },
      at: at.toISOString(),
    })),
    story,
  }
}
