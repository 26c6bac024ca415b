import { numbers, texts } from '../arrays.ts'
import type { Statement } from '../inTurn.ts'
import type { Passage } from '../todo.ts'

const text = `
insert into step (workspace_id, enrollment_id, visit, program_id, version, node_id, outlet, arrived_at, at, saw)
select $1, u.id, u.visit, u.program_id, u.version, u.node_id, u.outlet,
  to_timestamp(u.arrived / 1000), to_timestamp(u.at / 1000), u.saw::jsonb
from unnest($2::bigint[], $3::int[], $4::int[], $5::int[], $6::text[], $7::text[], $8::float8[], $9::float8[],
  $10::text[]) as u(id, visit, program_id, version, node_id, outlet, arrived, at, saw)`

/** The ledger: what was seen, decided and taken. */
export function savePassages(workspaceId: number, passages: readonly Passage[]): Statement | null {
  if (passages.length === 0) return null
  return {
    name: 'savePassages',
    text,
    values: [
      workspaceId,
      numbers(passages.map((step) => step.claimed.id)),
      numbers(passages.map((step) => step.visit)),
      numbers(passages.map((step) => step.claimed.programId)),
      numbers(passages.map((step) => step.claimed.version)),
      texts(passages.map((step) => step.nodeId)),
      texts(passages.map((step) => step.outlet)),
      numbers(passages.map((step) => step.arrivedAt)),
      numbers(passages.map((step) => step.at)),
      texts(passages.map((step) => (step.saw ? JSON.stringify(step.saw) : null))),
    ],
  }
}
