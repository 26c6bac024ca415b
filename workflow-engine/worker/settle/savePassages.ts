import { numbers, texts } from '../arrays.ts'
import type { Statement } from '../inTurn.ts'
import { Kinds } from '../Kinds.ts'
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

/** Passages in one go at one moment: what a person does between two waits. */
interface Walk {
  readonly first: Passage
  readonly others: Passage[]
}

/**
 * The ledger: what was seen, decided and taken. A thousand people walk a handful of ways; each way is sent once, and
 * every person with the way that they took.
 */
export function savePassages(workspaceId: number, passages: readonly Passage[]): Statement | null {
  if (passages.length === 0) return null
  const walks = walksOf(passages)
  const ways = new Kinds<Walk>()
  const taken = walks.map((walk) => ways.of(keyOf(walk), () => walk))
  const steps = ways.rows.flatMap(({ first, others }, n) =>
    [first, ...others].map((step, nth) => ({ walk: n + 1, nth, step })),
  )
  return {
    name: 'savePassages',
    text,
    values: [
      workspaceId,
      numbers(walks.map(({ first }) => first.claimed.id)),
      numbers(walks.map(({ first }) => first.visit)),
      numbers(walks.map(({ first }) => first.arrivedAt)),
      numbers(walks.map(({ first }) => first.at)),
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
  let walk: Walk | undefined
  for (const passage of passages) {
    const goesOn =
      walk !== undefined &&
      passage.claimed === walk.first.claimed &&
      passage.visit === walk.first.visit + walk.others.length + 1 &&
      passage.arrivedAt === walk.first.at &&
      passage.at === walk.first.at
    if (goesOn) walk?.others.push(passage)
    else {
      walk = { first: passage, others: [] }
      walks.push(walk)
    }
  }
  return walks
}

function keyOf({ first, others }: Walk): string {
  let key = `${first.claimed.programId} ${first.claimed.version}${placeOf(first)}`
  for (const passage of others) key += placeOf(passage)
  return key
}

function placeOf({ nodeId, outlet, saw }: Passage): string {
  return ` ${nodeId} ${outlet}${saw ? JSON.stringify(saw) : ''}`
}
