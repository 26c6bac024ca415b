import { plainText } from '../../nodes/comparison.ts'
import type { PropertyTest } from '../../nodes/fact.ts'
import { numbers, texts } from '../arrays.ts'
import { Kinds } from '../Kinds.ts'
import type { Answerer } from './question.ts'
import { sinceWhen } from './since.ts'
import { yesOrNo } from './yesOrNo.ts'

// What a property holds is compared when it is a value; what holds others is not known.
const text = `
with kind as materialized (
  select k.n, k.type, k.tests from unnest($6::text[], $7::jsonb[]) with ordinality as k(type, tests, n)
)
select u.n from unnest($2::bigint[], $3::int[], $4::float8[], $5::float8[]) with ordinality
  as u(prospect_id, kind, since, until, n)
join kind k on k.n = u.kind
cross join lateral (
  select 1 from event v
  where v.workspace_id = $1 and v.prospect_id = u.prospect_id and v.type = k.type
    and v.at >= to_timestamp(u.since / 1000) and v.at <= to_timestamp(u.until / 1000) and not v.robot
    and not exists (
      select 1 from jsonb_to_recordset(k.tests) as t(property text, operator text, expected text)
      where not compares(t.operator, plain_text(
        case when jsonb_typeof(v.properties -> t.property) in ('object', 'array') then null
          else v.properties ->> t.property end
      ), t.expected)
    )
  limit 1
) found`

export const happened: Answerer<'happened'> = (client, workspaceId, asked) => {
  const kinds = new Kinds<{ type: string; tests: string }>()
  const places = new Map<object, number>()
  const kind = asked.map(({ fact }) => {
    const known = places.get(fact)
    if (known !== undefined) return known
    const tests = JSON.stringify(fact.where.map(plain))
    const place = kinds.of(`${fact.type} ${tests}`, () => ({ type: fact.type, tests }))
    places.set(fact, place)
    return place
  })
  return yesOrNo(client, asked.length, {
    name: 'factHappened',
    text,
    values: [
      workspaceId,
      numbers(asked.map(({ claimed }) => claimed.prospectId)),
      numbers(kind),
      numbers(asked.map(({ claimed, fact }) => sinceWhen(claimed, fact))),
      numbers(asked.map(({ until }) => until)),
      texts(kinds.rows.map(({ type }) => type)),
      texts(kinds.rows.map(({ tests }) => tests)),
    ],
  })
}

const plain = ({ property, operator, value }: PropertyTest) => ({ property, operator, expected: plainText(value) })
