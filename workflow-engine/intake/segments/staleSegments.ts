/** At the earliest so long after the last look, when a program waits for people to join. */
const USED = `interval '1 minute'`
const UNUSED = `interval '10 minutes'`

/**
 * SQL that is true when a worker should look who is in segment `s` of workspace `w`: a new rule at once; after that now
 * and then, more often when an entry or a listener waits for it, and never for more than a twentieth of the time. In a
 * sandbox it looks whenever the clock was moved, and whenever something has changed (intake/announce.ts).
 */
export const isStale = `(s.archived_at is null and (
  s.refreshed_at is null
  or w.sandbox and s.refreshed_ahead_ms <> w.clock_ahead_ms
  or s.refreshed_at < now() - greatest(${UNUSED}, 20 * s.refresh_ms * interval '1 millisecond')
  or s.refreshed_at < now() - greatest(${USED}, 20 * s.refresh_ms * interval '1 millisecond') and (
    exists (select 1 from listener l where l.workspace_id = s.workspace_id and l.cue = 'segment:' || s.id)
    or exists (select 1 from entry_trigger t where t.workspace_id = s.workspace_id and t.cue = 'segment:' || s.id))
))`
