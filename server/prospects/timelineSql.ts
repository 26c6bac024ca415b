// One statement for the whole timeline of a person ($1 workspace, $2 prospect): every kind gives its newest rows beyond
// the cursor ($3 at, $4 place, $5 id; null on the first page), and the newest $6 of all are kept. The order is (at, place,
// id), so that things of the same moment stand in the order in which they came about and never hide each other at the end
// of a page. Places and ids are texts of fixed width.

interface Source {
  readonly kind: string
  /** SQL: the moment, the id, the kind's own data as jsonb, and what all that comes from. */
  readonly at: string
  readonly id: string
  /** SQL: what comes about when within one moment. What a visit of a step brings about comes right behind it. */
  readonly place: string
  readonly data: string
  readonly from: string
}

const number = (column: string, width = 19) => `lpad(${column}::text, ${width}, '0')`
const visit = (enrollment: string, number10: string, nth: number) =>
  `'5.' || ${number(enrollment)} || '.' || ${number(number10, 10)} || '.${nth}'`
const named = (id: string, name: string) => `jsonb_build_object('id', ${id}, 'name', ${name})`
const orNull = (id: string, name: string) => `case when ${name} is not null then ${named(id, name)} end`

/** What people call the exit rule by which an enrollment ended; null when it was none, or has no name. */
const exitRule = `case when n.outcome like 'exit:%' then (
  select nullif(trim(x.exit ->> 'name'), '') from program_version v
  cross join lateral jsonb_array_elements(v.graph #> '{policy,exits}') as x(exit)
  where v.workspace_id = $1 and v.program_id = n.program_id and v.number = n.version
    and n.outcome = 'exit:' || (x.exit ->> 'id') limit 1) end`

const sources: readonly Source[] = [
  {
    kind: 'event',
    at: 'e.at',
    id: number('e.id'),
    place: "'1'",
    data: `'type', e.type, 'properties', e.properties, 'file', ${orNull('f.id', 'f.name')}, 'points', (
      select coalesce(sum(c.points), 0) from score_change c
      where c.workspace_id = $1 and c.prospect_id = $2 and c.at = e.at and c.event_id = e.id)`,
    from: `event e left join file f on f.workspace_id = $1 and f.id = e.file_id
      where e.workspace_id = $1 and e.prospect_id = $2 and not e.robot`,
  },
  {
    kind: 'score',
    at: 'c.at',
    id: number('c.id'),
    place: "'2'",
    data: `'points', c.points, 'reason', c.reason`,
    from: 'score_change c where c.workspace_id = $1 and c.prospect_id = $2 and c.event_id is null',
  },
  {
    kind: 'message',
    at: 'coalesce(m.sent_at, m.due_at)',
    id: number('m.id'),
    place: visit('m.enrollment_id', 'm.visit', 2),
    data: `'messageId', m.id, 'state', m.state, 'subject', m.subject, 'program', ${orNull('g.id', 'g.name')},
      'nodeId', m.node_id, 'variantId', m.variant_id, 'failure', m.failure`,
    from: `message m left join program g on g.workspace_id = $1 and g.id = m.program_id
      where m.workspace_id = $1 and m.prospect_id = $2 and m.kind = 'marketing'`,
  },
  {
    kind: 'entered',
    at: 'n.entered_at',
    id: number('n.id'),
    place: "'4'",
    data: `'program', ${named('g.id', 'g.name')}`,
    from: `enrollment n join program g on g.workspace_id = $1 and g.id = n.program_id
      where n.workspace_id = $1 and n.prospect_id = $2`,
  },
  {
    kind: 'step',
    at: 's.at',
    id: `${number('s.enrollment_id')} || '.' || ${number('s.visit', 10)}`,
    place: visit('s.enrollment_id', 's.visit', 1),
    data: `'enrollmentId', s.enrollment_id, 'program', ${named('g.id', 'g.name')}, 'version', s.version,
      'nodeId', s.node_id, 'outlet', s.outlet, 'saw', s.saw`,
    from: `enrollment n
      join step s on s.workspace_id = $1 and s.enrollment_id = n.id
      join program g on g.workspace_id = $1 and g.id = s.program_id
      where n.workspace_id = $1 and n.prospect_id = $2`,
  },
  {
    kind: 'ended',
    at: 'n.ended_at',
    id: number('n.id'),
    place: visit('n.id', 'n.visit', 9),
    data: `'program', ${named('g.id', 'g.name')}, 'status', n.status, 'outcome', n.outcome, 'rule', ${exitRule}`,
    from: `enrollment n join program g on g.workspace_id = $1 and g.id = n.program_id
      where n.workspace_id = $1 and n.prospect_id = $2 and n.ended_at is not null`,
  },
  {
    kind: 'joined',
    at: 'j.joined_at',
    id: number('l.id'),
    place: "'3'",
    data: `'list', ${named('l.id', 'l.name')}`,
    from: `list_member j join list l on l.workspace_id = $1 and l.id = j.list_id
      where j.workspace_id = $1 and j.prospect_id = $2`,
  },
  {
    kind: 'lead',
    at: 'd.created_at',
    id: number('d.id'),
    place: visit('d.enrollment_id', 'd.visit', 3),
    data: `'leadId', d.id, 'reasons', d.reasons, 'urgent', d.urgent, 'owner', ${orNull('u.id', 'u.name')}`,
    from: `lead d left join "user" u on u.id = d.owner_id where d.workspace_id = $1 and d.prospect_id = $2`,
  },
  {
    kind: 'leadAction',
    at: 'a.at',
    id: number('a.id'),
    place: "'6'",
    data: `'leadId', a.lead_id, 'state', a.state, 'note', a.note, 'by', ${orNull('u.id', 'u.name')}`,
    from: `lead d join lead_action a on a.workspace_id = $1 and a.lead_id = d.id
      left join "user" u on u.id = a.by_user where d.workspace_id = $1 and d.prospect_id = $2`,
  },
  {
    kind: 'consent',
    at: 'c.at',
    id: number('c.id'),
    place: "'0'",
    data: `'state', c.state, 'basis', c.basis, 'source', c.source, 'actor', c.actor`,
    from: 'consent c where c.workspace_id = $1 and c.prospect_id = $2',
  },
]

const branch = ({ kind, at, id, place, data, from }: Source) => `(
  select ${at} as at, '${kind}' as kind, ${place} as place, '${kind}:' || ${id} as id, jsonb_build_object(${data}) as data
  from ${from}
    and ($3::timestamptz is null or ${at} < $3 or (${at} = $3 and ((${place}) < $4 collate "C"
      or ((${place}) = $4 and ('${kind}:' || ${id}) < $5 collate "C"))))
  order by ${at} desc, (${place}) collate "C" desc, (${id}) collate "C" desc limit $6
)`

export const timelineSql = `
select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, kind, place, id, data
from (${sources.map(branch).join('\nunion all\n')}) everything
order by everything.at desc, place collate "C" desc, id collate "C" desc
limit $6`
