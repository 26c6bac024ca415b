import { Rule } from '#engine/nodes/rule.ts'
import { noLimits, SendingPolicy } from '#engine/sending/sendingPolicy.ts'
import type { GradeRule, ScoreRule, Setting } from '#engine/simulate/Setting.ts'
import { loadProgram } from '#server/programs/loadProgram.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

const text = `
select w.time_zone as zone, w.sending_policy as sending, workspace_now($1) as now,
  coalesce((select jsonb_agg(jsonb_build_object('eventType', r.event_type, 'fileId', r.file_id, 'pathPart', r.path_part,
    'points', r.points) order by r.id) from score_rule r where r.workspace_id = $1 and r.active), '[]') as scoring,
  coalesce((select jsonb_agg(jsonb_build_object('of', r."of", 'field', r.field, 'operator', r.operator, 'value', r.value,
    'points', r.points) order by r.id) from grade_rule r where r.workspace_id = $1 and r.active), '[]') as grading,
  coalesce((select jsonb_agg(jsonb_build_array(s.id, s.rule)) from segment s where s.workspace_id = $1), '[]') as segments,
  coalesce((select jsonb_agg(m.user_id order by m.created_at, m.user_id) from member m where m.workspace_id = $1), '[]')
    as members,
  (select m.user_id from member m
    left join lateral (select max(l.id) as id from (
      select owner_id, id from lead where workspace_id = $1 order by id desc limit 2000
    ) l where l.owner_id = m.user_id) last on true
    where m.workspace_id = $1 and m.role in ('sales', 'owner')
    order by m.role = 'owner', last.id nulls first, m.created_at, m.user_id limit 1) as "nextSeller"
from workspace w where w.workspace_id = $1`

interface Row {
  readonly zone: string
  readonly sending: unknown
  readonly now: Date
  readonly scoring: ScoreRule[]
  readonly grading: GradeRule[]
  readonly segments: [number, unknown][]
  readonly members: string[]
  readonly nextSeller: string | null
}

/** The workspace as a simulation of this program sees it, and what time it is there. */
export async function readSetting(
  scope: Scope,
  { programId }: { programId: number },
): Promise<Setting & { readonly now: string }> {
  const { pool } = scope.database
  await loadProgram(pool, scope, programId)
  const { rows } = await pool.query<Row>({ name: 'simulation-setting', text, values: [scope.workspaceId] })
  const row = rows[0]
  if (!row) throw new Refusal('notFound.program')
  const sending = SendingPolicy.safeParse(row.sending)
  const segments = row.segments.flatMap(([id, rule]): [number, Rule][] => {
    const read = Rule.safeParse(rule)
    return read.success ? [[id, read.data]] : []
  })
  return {
    ...row,
    programId,
    now: row.now.toISOString(),
    sending: sending.success ? sending.data : noLimits,
    segments: Object.fromEntries(segments),
  }
}
