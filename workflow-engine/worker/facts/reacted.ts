import { numbers, texts } from '../arrays.ts'
import { Kinds } from '../Kinds.ts'
import type { Answerer } from './question.ts'
import { yesOrNo } from './yesOrNo.ts'

// The last message of the step alone counts. What the message keeps is the first reaction of a person; links and machines
// are looked for among the events. A link is known by its address as the email writes it, or by where that email has it:
// merge fields make the address that was clicked another one.
const text = `
with asked as materialized (
  select * from unnest($6::text[], $7::text[], $8::text[], $9::bool[]) with ordinality
    as k(node_id, reaction, link, robots, kind)
), got as materialized (
  select u.n, u.until, k.*, m.*
  from unnest($2::bigint[], $3::timestamptz[], $4::int[], $5::float8[]) with ordinality
    as u(enrollment_id, born_at, kind, until, n)
  join asked k on k.kind = u.kind
  cross join lateral (
    select m.id, m.prospect_id, m.program_id, m.version, m.variant_id, m.opened_at, m.clicked_at, m.replied_at
    from message m
    where m.workspace_id = $1 and m.enrollment_id = u.enrollment_id and m.born_at = u.born_at and m.node_id = k.node_id
      and m.kind = 'marketing'
    order by m.visit desc, m.effect desc limit 1
  ) m
), place as materialized (
  select g.program_id, g.version, g.node_id, g.variant_id, g.link, array(
    select (l.n - 1)::text from jsonb_array_elements(v.compiled -> 'links') with ordinality as l(link, n)
    where l.link ->> 'url' = g.link) as places
  from (select distinct program_id, version, node_id, variant_id, link from got where link <> '') g
  join version_email v on v.workspace_id = $1 and v.program_id = g.program_id and v.version = g.version
    and v.node_id = g.node_id and v.variant_id = g.variant_id
)
select g.n from got g
where case
  when g.link = '' and not g.robots then to_timestamp(g.until / 1000)
    >= case g.reaction when 'opened' then g.opened_at when 'clicked' then g.clicked_at when 'replied' then g.replied_at end
  else exists (
    select 1 from event v
    where v.workspace_id = $1 and v.prospect_id = g.prospect_id and v.type = 'email.' || g.reaction
      and v.at <= to_timestamp(g.until / 1000) and v.message_id = g.id and (g.robots or not v.robot)
      and (g.link = '' or v.properties ->> 'url' = g.link or v.properties ->> 'link' = any ((
        select p.places from place p
        where p.program_id = g.program_id and p.version = g.version and p.node_id = g.node_id
          and p.variant_id = g.variant_id and p.link = g.link)::text[]))
  )
end`

export const reacted: Answerer<'reacted'> = (client, workspaceId, asked) => {
  const kinds = new Kinds<(typeof asked)[number]['fact']>()
  const places = new Map<object, number>()
  const kind = asked.map(({ fact }) => {
    const { emailNodeId, reaction, link, robots } = fact
    const place = places.get(fact) ?? kinds.of(`${emailNodeId} ${reaction} ${robots} ${link}`, () => fact)
    places.set(fact, place)
    return place
  })
  return yesOrNo(client, asked.length, {
    name: 'factReacted',
    text,
    values: [
      workspaceId,
      numbers(asked.map(({ claimed }) => claimed.id)),
      texts(asked.map(({ claimed }) => claimed.bornAt)),
      numbers(kind),
      numbers(asked.map(({ until }) => until)),
      texts(kinds.rows.map(({ emailNodeId }) => emailNodeId)),
      texts(kinds.rows.map(({ reaction }) => reaction)),
      texts(kinds.rows.map(({ link }) => link)),
      texts(kinds.rows.map(({ robots }) => String(robots))),
    ],
  })
}
