import { Alike } from '../Alike.ts'
import { numbers, texts } from '../arrays.ts'
import type { Statement } from '../inTurn.ts'
import type { Move } from '../todo.ts'

const text = `
update enrollment e
set status = ($8::text[])[u.kind]::enrollment_status, node_id = ($9::text[])[u.kind], visit = u.visit,
  crashes = ($10::int[])[u.kind], outcome = ($11::text[])[u.kind], goal_node_id = ($13::text[])[u.kind],
  waits_from = case when u.visit = e.visit then e.waits_from end,
  release_at = case when u.visit = e.visit then e.release_at end,
  arrived_at = to_timestamp(u.arrived / 1000), due_at = to_timestamp(u.due / 1000),
  ended_at = to_timestamp(u.ended / 1000)
from unnest($2::bigint[], $3::int[], $4::int[], $5::float8[], $6::float8[], $7::float8[], $12::int[])
  as u(id, was, visit, arrived, due, ended, kind)
where e.workspace_id = $1 and e.id = u.id and e.visit = u.was and e.status = 'waiting'`

/**
 * W1. An enrollment is written only inside the transaction that claimed it, and only from the visit it was claimed at.
 * Its check throws when one of them had been moved meanwhile, which the claim's lock rules out.
 */
export function saveMoves(workspaceId: number, moves: readonly Move[]): Statement {
  const kinds = new Alike<Move>(endAlike)
  const kind = moves.map((move) => kinds.place(move, move.nodeId))
  return {
    name: 'saveMoves',
    text,
    values: [
      workspaceId,
      numbers(moves.map((move) => move.claimed.id)),
      numbers(moves.map((move) => move.claimed.visit)),
      numbers(moves.map((move) => move.visit)),
      numbers(moves.map((move) => move.arrivedAt)),
      numbers(moves.map((move) => move.dueAt)),
      numbers(moves.map((move) => move.endedAt)),
      texts(kinds.rows.map((move) => move.status)),
      texts(kinds.rows.map((move) => move.nodeId)),
      numbers(kinds.rows.map((move) => move.crashes)),
      texts(kinds.rows.map((move) => move.outcome)),
      numbers(kind),
      texts(kinds.rows.map((move) => move.goal)),
    ],
    check({ rowCount }) {
      if (rowCount !== moves.length)
        throw new Error(`${moves.length} enrollments were claimed and ${rowCount} of them could be written.`)
    },
  }
}

function endAlike(one: Move, other: Move): boolean {
  return (
    one.nodeId === other.nodeId &&
    one.status === other.status &&
    one.crashes === other.crashes &&
    one.goal === other.goal &&
    one.outcome === other.outcome
  )
}
