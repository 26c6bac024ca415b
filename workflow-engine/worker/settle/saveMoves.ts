import { numbers, texts } from '../arrays.ts'
import type { Statement } from '../inTurn.ts'
import type { Move } from '../todo.ts'

const text = `
update enrollment e
set status = u.status::enrollment_status, node_id = u.node_id, visit = u.visit, crashes = u.crashes,
  arrived_at = to_timestamp(u.arrived / 1000), due_at = to_timestamp(u.due / 1000),
  ended_at = to_timestamp(u.ended / 1000), outcome = u.outcome
from unnest($2::bigint[], $3::int[], $4::text[], $5::text[], $6::int[], $7::int[], $8::float8[], $9::float8[],
  $10::float8[], $11::text[]) as u(id, was, status, node_id, visit, crashes, arrived, due, ended, outcome)
where e.workspace_id = $1 and e.id = u.id and e.visit = u.was and e.status = 'waiting'`

/**
 * W1. An enrollment is written only inside the transaction that claimed it, and only from the visit it was claimed at.
 * Its check throws when one of them had been moved meanwhile, which the claim's lock rules out.
 */
export function saveMoves(workspaceId: number, moves: readonly Move[]): Statement {
  return {
    name: 'saveMoves',
    text,
    values: [
      workspaceId,
      numbers(moves.map((move) => move.claimed.id)),
      numbers(moves.map((move) => move.claimed.visit)),
      texts(moves.map((move) => move.status)),
      texts(moves.map((move) => move.nodeId)),
      numbers(moves.map((move) => move.visit)),
      numbers(moves.map((move) => move.crashes)),
      numbers(moves.map((move) => move.arrivedAt)),
      numbers(moves.map((move) => move.dueAt)),
      numbers(moves.map((move) => move.endedAt)),
      texts(moves.map((move) => move.outcome)),
    ],
    check({ rowCount }) {
      if (rowCount !== moves.length)
        throw new Error(`${moves.length} enrollments were claimed and ${rowCount} of them could be written.`)
    },
  }
}
