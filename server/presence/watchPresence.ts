import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '#server/refusal.ts'
import { type Scope, userIdOf } from '#server/scope.ts'
import { attend, fade } from './attend.ts'
import { countsAgainst, type OpenTab } from './lease.ts'

export interface PresentTab {
  readonly tab: string
  readonly userId: string
  readonly name: string
  readonly edits: boolean
  readonly asks: boolean
  /** It asked, and whoever edits goes on. */
  readonly declined: boolean
}

/** Who has a program open, and how far its draft has come. */
export interface PresenceView {
  /** Those who have been here longest first. Whoever edits is among them as long as the tab is open. */
  readonly present: readonly PresentTab[]
  readonly revision: number
  readonly savedAt: string
  readonly savedBy: string | null
}

const betweenLooks = 700

const text = `
select p.revision, p.updated_at as "savedAt", coalesce(u.name, k.name) as "savedBy",
  coalesce((
    select jsonb_agg(jsonb_build_object('tab', t.tab, 'userId', t.user_id, 'name', coalesce(v.name, '?'),
      'edits', t.edits, 'asks', t.asks, 'declined', t.declined) order by t.edits desc, v.name, t.tab)
    from (
      select coalesce(s.tab, l.tab) as tab, coalesce(s.user_id, l.user_id) as user_id, l.tab is not null as edits,
        s.asked_at is not null as asks, s.declined_at is not null as declined
      from (
        select * from presence x where workspace_id = $1 and program_id = $2 and ${countsAgainst('x', 'seen_until', '$3::text')}
      ) s
      full join (
        select * from editing_lease y
        where workspace_id = $1 and program_id = $2 and ${countsAgainst('y', 'expires_at', '$3::text')}
      ) l
        on l.tab = s.tab and l.user_id = s.user_id
    ) t left join "user" v on v.id = t.user_id
  ), '[]') as present
from program p
left join "user" u on u.id = p.updated_by
left join api_key k on k.workspace_id = p.workspace_id and 'key:' || k.id = p.updated_by
where p.workspace_id = $1 and p.id = $2`

/** Who is there at once, then whenever somebody comes, goes, edits or saves; while it lasts, this tab is there too. */
export async function* watchPresence(
  scope: Scope,
  open: OpenTab,
  signal: AbortSignal | undefined,
): AsyncGenerator<PresenceView, void, unknown> {
  await attend(scope, open)
  try {
    let shown = ''
    while (!signal?.aborted) {
      const view = await look(scope, open.programId)
      const now = JSON.stringify(view)
      if (now !== shown) yield view
      shown = now
      await pause(betweenLooks, undefined, { signal }).catch(() => undefined)
    }
  } finally {
    await fade(scope, open)
  }
}

async function look(scope: Scope, programId: number): Promise<PresenceView> {
  const { rows } = await scope.database.pool.query<Omit<PresenceView, 'savedAt'> & { readonly savedAt: Date }>({
    name: 'look-who-is-there',
    text,
    values: [scope.workspaceId, programId, userIdOf(scope)],
  })
  const row = rows[0]
  if (!row) throw new Refusal('notFound.program')
  return { ...row, savedAt: row.savedAt.toISOString() }
}
