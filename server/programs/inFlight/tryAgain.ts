import type pg from 'pg'
import { announce } from '#engine/intake/announce.ts'
import { notifyWork } from '#engine/intake/notifyWork.ts'
import { cueOf } from '#engine/nodes/cue.ts'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { loadProgram } from '#server/programs/loadProgram.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'

/** Whom to try again: these enrollments, or everybody who failed at this step; left out: everybody who failed. */
export interface AgainOrder {
  readonly id: number
  readonly enrollmentIds?: readonly number[]
  readonly nodeId?: string
}

export interface TriedAgain {
  readonly tried: number
  /** Failed as before: somebody is gone, or inside once more already, or at a step that the version does not have. */
  readonly left: number
}

/** People a call; whoever has more asks again. */
const MOST = 10_000

// The visit that failed is kept, and left by the outlet ~again, which no drawing has; a new visit begins at the same step,
// as old as the first one was, so that a wait does not begin anew.
const text = `
with failed as materialized (
  select e.id, e.version, e.node_id, e.visit, e.prospect_id
  from enrollment e
  join program p on p.workspace_id = $1 and p.id = e.program_id
  join program_version l on l.workspace_id = $1 and l.program_id = p.id and l.number = p.live_version
  where e.workspace_id = $1 and e.program_id = $2 and e.status = 'failed'
    and ($3::bigint[] is null or e.id = any ($3)) and ($4::text is null or e.node_id = $4)
    and exists (select 1 from prospect r where r.workspace_id = $1 and r.id = e.prospect_id)
    and (l.graph #>> '{policy,reentry,kind}' = 'always' or not exists (
      select 1 from enrollment o where o.workspace_id = $1 and o.program_id = e.program_id
        and o.prospect_id = e.prospect_id and o.status = 'waiting'))
    and exists (select 1 from program_version v
      where v.workspace_id = $1 and v.program_id = e.program_id and v.number = e.version
        and v.graph -> 'nodes' ? e.node_id)
  order by e.id limit ${MOST} for update of e
), walked as (
  update step s set outlet = '~again'
  from failed f where s.workspace_id = $1 and s.enrollment_id = f.id and s.visit = f.visit and s.outlet = ''
), stood as (
  update enrollment e
  set status = 'waiting', visit = f.visit + 1, crashes = 0, due_at = $5, ended_at = null, outcome = null,
    waits_from = null, release_at = null
  from failed f where e.workspace_id = $1 and e.id = f.id
), counted as (
  insert into tally_delta (workspace_id, program_id, version, node_id, outlet, measure, n)
  select $1, $2, f.version, f.node_id, m.outlet, m.measure::measure, m.sign * count(*)
  from failed f
  cross join (values ('', 'failed', -1), ('~again', 'movedOn', 1), ('', 'entered', 1)) as m(outlet, measure, sign)
  group by f.version, f.node_id, m.outlet, m.measure, m.sign
)
select prospect_id::float8 as id from failed`

const leftText = `
select count(*)::int as n from enrollment e
where e.workspace_id = $1 and e.program_id = $2 and e.status = 'failed'
  and ($3::bigint[] is null or e.id = any ($3)) and ($4::text is null or e.node_id = $4)`

/** Lets people who were set aside as failed go on from where they stood, when what they failed at has been put right. */
export async function tryAgain(scope: Scope, { id, enrollmentIds, nodeId }: AgainOrder): Promise<TriedAgain> {
  const { workspaceId } = scope
  return inTransaction(scope.database, async (client) => {
    const program = await loadProgram(client, scope, id, { lock: true })
    if (program.archivedAt) throw new Refusal('program.archived')
    const asked = [workspaceId, id, enrollmentIds ?? null, nodeId ?? null]
    const now = await workspaceNow(client, workspaceId)
    const { rows } = await client.query<{ id: number }>({ name: 'try-again', text, values: [...asked, now] })
    const left = await client.query<{ n: number }>({ name: 'failed-still', text: leftText, values: asked })
    if (rows.length > 0) {
      await announceEntered(client, workspaceId, id, rows, now)
      await writeAudit(client, scope, 'program.tryAgain', `program ${id}`, {
        tried: rows.length,
        ...(nodeId === undefined ? {} : { nodeId }),
        ...(enrollmentIds === undefined ? {} : { enrollmentIds: enrollmentIds.slice(0, 100) }),
      })
      await notifyWork(client, workspaceId)
    }
    return { tried: rows.length, left: left.rows[0]?.n ?? 0 }
  })
}

/** They are inside again, for whoever waits for that. */
async function announceEntered(
  client: pg.ClientBase,
  workspaceId: number,
  programId: number,
  people: readonly { readonly id: number }[],
  at: Date,
): Promise<void> {
  const cue = cueOf.program(programId)
  await announce(
    client,
    workspaceId,
    people.map(({ id }) => ({ prospectId: id, cue, at, wakesOnly: true })),
  )
}
