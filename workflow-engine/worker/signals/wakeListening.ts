import type pg from 'pg'
import { numbers } from '../arrays.ts'
import type { TakenSignal } from './takeSignals.ts'

// Never later than they would have woken by themselves, and not before they came to where they stand.
const text = `
update enrollment e set due_at = w.at
from (
  select e.id, min(greatest(e.arrived_at, to_timestamp(s.at / 1000))) as at
  from unnest($2::bigint[], $3::text[], $4::float8[]) as s(prospect_id, cue, at)
  join enrollment e on e.workspace_id = $1 and e.prospect_id = s.prospect_id and e.status = 'waiting'
  join listener l on l.workspace_id = $1 and l.cue = s.cue and l.program_id = e.program_id and l.version = e.version
    and l.node_id in ('', e.node_id)
  group by e.id
) w
where e.workspace_id = $1 and e.id = w.id and e.due_at > w.at`

/**
 * Makes everybody due who stands where the cue of a signal of theirs is listened for: at that node, or anywhere in a
 * program one of whose goals or exit rules asks about it. Their node asks its facts again then.
 *
 * Call it after holdWaiting, as a statement of its own: only then does it see where everybody stands.
 * @returns how many were woken
 */
export async function wakeListening(
  client: pg.ClientBase,
  workspaceId: number,
  signals: readonly TakenSignal[],
): Promise<number> {
  const { rowCount } = await client.query({
    name: 'wakeListening',
    text,
    values: [
      workspaceId,
      numbers(signals.map(({ prospectId }) => prospectId)),
      signals.map(({ cue }) => cue),
      numbers(signals.map(({ at }) => at)),
    ],
  })
  return rowCount ?? 0
}
