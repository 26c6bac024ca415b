import { loadProgram } from '#server/programs/loadProgram.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

export interface ResumePreview {
  /** Workspace time; null when it is not known. */
  readonly pausedAt: string | null
  /** People inside. */
  readonly waiting: number
  /** Of those, whose time came during the pause: with `run` they go on at once. */
  readonly overdue: number
  /** Emails that wait to be sent. */
  readonly mails: number
}

// Everybody who waits in a workspace is found by when they are due, in an index that holds nobody else.
const text = `
select p.paused_at as "pausedAt",
  (select count(*) from enrollment e
   where e.workspace_id = $1 and e.program_id = $2 and e.status = 'waiting')::int as waiting,
  (select count(*) from enrollment e
   where e.workspace_id = $1 and e.program_id = $2 and e.status = 'waiting' and e.due_at < t.now)::int as overdue,
  (select count(*) from message m
   where m.workspace_id = $1 and m.program_id = $2 and m.kind = 'marketing' and m.state = 'pending')::int as mails
from program p cross join (select workspace_now($1) as now) t
where p.workspace_id = $1 and p.id = $2`

/** What resuming a paused program would mean, for whoever has to say how its waits go on. */
export async function resumePreview(scope: Scope, id: number): Promise<ResumePreview> {
  const { pool } = scope.database
  const { status } = await loadProgram(pool, scope, id)
  if (status !== 'paused') throw new Refusal('program.notPaused')
  const { rows } = await pool.query<Omit<ResumePreview, 'pausedAt'> & { pausedAt: Date | null }>({
    name: 'resume-preview',
    text,
    values: [scope.workspaceId, id],
  })
  const { pausedAt = null, ...counts } = rows[0] ?? { waiting: 0, overdue: 0, mails: 0 }
  return { pausedAt: pausedAt?.toISOString() ?? null, ...counts }
}
