import { Alike } from '../Alike.ts'
import { numbers, texts } from '../arrays.ts'
import type { Statement } from '../inTurn.ts'
import type { Passage } from '../todo.ts'

const text = `
with step_of_walk as materialized (
  select walk, nth, program_id, version, node_id, outlet, saw::jsonb as saw
  from unnest($7::int[], $8::int[], $9::int[], $10::int[], $11::text[], $12::text[], $13::text[])
    as w(walk, nth, program_id, version, node_id, outlet, saw)
)
insert into step (workspace_id, enrollment_id, visit, program_id, version, node_id, outlet, arrived_at, at, saw)
select $1, u.id, u.visit + w.nth, w.program_id, w.version, w.node_id, w.outlet,
  to_timestamp(case w.nth when 0 then u.arrived else u.at end / 1000), to_timestamp(u.at / 1000), w.saw
from unnest($2::bigint[], $3::int[], $4::float8[], $5::float8[], $6::int[]) as u(id, visit, arrived, at, walk)
join step_of_walk w on w.walk = u.walk`

/** Passages in one go at one moment: what a person does between two waits. By their places in the batch's passages. */
interface Walk {
  readonly from: number
  /** Behind the last one. */
  readonly to: number
}

/**
 * The ledger: what was seen, decided and taken. A thousand people walk a handful of ways; each way is sent once, and
 * every person with the way that they took.
 */
export function savePassages(workspaceId: number, passages: readonly Passage[]): Statement | null {
  if (passages.length === 0) return null
  const at = (n: number) => passages[n] as Passage
  const walks = walksOf(passages)
  const ways = new Alike<Walk>((one, other) => isSameWay(passages, one, other))
  const taken = walks.map((walk) => ways.place(walk, at(walk.from).nodeId))
  const steps = ways.rows.flatMap(({ from, to }, n) =>
    passages.slice(from, to).map((step, nth) => ({ walk: n + 1, nth, step })),
  )
  return {
    name: 'savePassages',
    text,
    values: [
      workspaceId,
      numbers(walks.map(({ from }) => at(from).claimed.id)),
      numbers(walks.map(({ from }) => at(from).visit)),
      numbers(walks.map(({ from }) => at(from).arrivedAt)),
      numbers(walks.map(({ from }) => at(from).at)),
      numbers(taken),
      numbers(steps.map(({ walk }) => walk)),
      numbers(steps.map(({ nth }) => nth)),
      numbers(steps.map(({ step }) => step.claimed.programId)),
      numbers(steps.map(({ step }) => step.claimed.version)),
      texts(steps.map(({ step }) => step.nodeId)),
      texts(steps.map(({ step }) => step.outlet)),
      texts(steps.map(({ step }) => step.saw && JSON.stringify(step.saw))),
    ],
  }
}

function walksOf(passages: readonly Passage[]): Walk[] {
  const walks: Walk[] = []
  for (let from = 0, to = 1; from < passages.length; from = to, to++) {
    const first = passages[from] as Passage
    while (to < passages.length && goesOn(first, passages[to] as Passage, to - from)) to++
    walks.push({ from, to })
  }
  return walks
}

const goesOn = (first: Passage, passage: Passage, nth: number): boolean =>
  passage.claimed === first.claimed &&
  passage.visit === first.visit + nth &&
  passage.arrivedAt === first.at &&
  passage.at === first.at

function isSameWay(passages: readonly Passage[], one: Walk, other: Walk): boolean {
  if (one.to - one.from !== other.to - other.from) return false
  for (let n = 0; n < one.to - one.from; n++)
    if (!isSameStep(passages[one.from + n] as Passage, passages[other.from + n] as Passage)) return false
  return true
}

const isSameStep = (one: Passage, other: Passage): boolean =>
  one.nodeId === other.nodeId &&
  one.outlet === other.outlet &&
  isSameSight(one.saw, other.saw) &&
  one.claimed.programId === other.claimed.programId &&
  one.claimed.version === other.claimed.version

/** By keys and values, which are no objects. The same node asks the same questions in the same order. */
function isSameSight(one: Passage['saw'], other: Passage['saw']): boolean {
  if (one === null || other === null) return one === other
  for (const key in one) if (one[key] !== other[key]) return false
  for (const key in other) if (!(key in one)) return false
  return true
}
