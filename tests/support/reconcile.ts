import type pg from 'pg'

/**
 * Everything that must add up in a workspace, whatever happened on the way: counters, ledger, people, outbox, mailbox
 * and leads against each other.
 * @returns what does not, in words; an empty list when all is well
 */
export async function reconcile(pool: pg.Pool, workspaceId: number): Promise<string[]> {
  const violations: string[] = []
  // Without statistics some of these joins take seconds.
  await pool.query('analyze enrollment, step, message, mail, lead, program_version')
  for (const [sentence, sql] of invariants) {
    const { rows } = await pool.query<{ subject: string }>(sql, [workspaceId])
    const some = rows.slice(0, 5).map((row) => row.subject)
    if (rows.length > 0)
      violations.push(`${sentence} ${rows.length} times not: ${some.join('; ')}${rows.length > 5 ? '; …' : ''}`)
  }
  return violations
}

const tallies = `
tallies as (
  select program_id, version, node_id, outlet, measure::text, sum(n)::int as n from (
    select program_id, version, node_id, outlet, measure, n from tally where workspace_id = $1
    union all select program_id, version, node_id, outlet, measure, n from tally_delta where workspace_id = $1
  ) both_tables group by 1, 2, 3, 4, 5
)`

/** What the counters should be, by the ledger and the people. */
const counted = `
fates as (
  select s.program_id, s.version, s.node_id, s.outlet,
    case when s.outlet <> '' then 'movedOn' when e.status = 'failed' then 'failed' else 'exited' end as measure
  from step s join enrollment e on e.workspace_id = $1 and e.id = s.enrollment_id where s.workspace_id = $1
), arrivals as (
  -- Every visit has begun once: it was left, or goes on. A move to the same step of another version takes it along.
  select program_id, version, node_id from fates
  union all
  select program_id, version, node_id from enrollment where workspace_id = $1 and status = 'waiting'
), counted as (
  select program_id, version, node_id, outlet, measure, count(*)::int as n from fates group by 1, 2, 3, 4, 5
  union all select program_id, version, node_id, '', 'entered', count(*)::int from arrivals group by 1, 2, 3
)`

/** A sentence, and a query for what breaks it, with one column: subject. Outlets that begin with ~ are taken by rule (a
 *  goal, a move to another version) and not by an arrow. */
const invariants: readonly (readonly [string, string])[] = [
  [
    'On every node entered = waiting + moved on + exited + failed.',
    `with ${tallies}, sums as (
       select program_id, version, node_id, sum(case when measure = 'entered' then n else 0 end) as entered,
         sum(case when measure <> 'entered' then n else 0 end) as gone
       from tallies group by 1, 2, 3
     ), waiting as (
       select program_id, version, node_id, count(*) as n from enrollment
       where workspace_id = $1 and status = 'waiting' group by 1, 2, 3
     )
     select format('program %s.%s node %s: %s entered, %s gone, %s waiting', program_id, version, node_id,
       coalesce(entered, 0), coalesce(gone, 0), coalesce(n, 0)) as subject
     from sums full join waiting using (program_id, version, node_id)
     where coalesce(entered, 0) <> coalesce(gone, 0) + coalesce(n, 0)`,
  ],
  [
    'Every counter says what the ledger and the people say.',
    `with ${tallies}, ${counted}
     select format('program %s.%s node %s %s %s: counter %s, ledger %s', program_id, version, node_id, measure, outlet,
       coalesce(t.n, 0), coalesce(c.n, 0)) as subject
     from tallies t full join counted c using (program_id, version, node_id, outlet, measure)
     where coalesce(t.n, 0) <> coalesce(c.n, 0)`,
  ],
  [
    'An enrollment has left every node it visited exactly once, without a gap.',
    `select format('enrollment %s (%s at visit %s) has the visits %s', e.id, e.status, e.visit, s.visits) as subject
     from enrollment e
     left join lateral (
       select coalesce(array_agg(visit order by visit), '{}') as visits from step
       where workspace_id = $1 and enrollment_id = e.id
     ) s on true
     where e.workspace_id = $1 and s.visits <> array(select generate_series(0, e.visit - (e.status = 'waiting')::int))`,
  ],
  [
    'Every path is a path of the version it was walked on.',
    `with walked as (
       select s.*, lead(s.node_id) over (partition by s.enrollment_id order by s.visit) as to_node, e.node_id as rests_at,
         e.visit as rests_visit
       from step s join enrollment e on e.workspace_id = $1 and e.id = s.enrollment_id where s.workspace_id = $1
     )
     select format('enrollment %s visit %s: %s.%s does not lead to %s', enrollment_id, visit, node_id, outlet,
       coalesce(to_node, rests_at)) as subject
     from walked w where w.outlet <> '' and w.outlet not like '~%' and not exists (
       select 1 from program_version v cross join lateral jsonb_each(v.graph -> 'edges') edge
       where v.workspace_id = $1 and v.program_id = w.program_id and v.number = w.version
         and edge.value ->> 'from' = w.node_id and edge.value ->> 'outlet' = w.outlet
         and edge.value ->> 'to' = coalesce(w.to_node, w.rests_at)
     )`,
  ],
  [
    'An enrollment waits with a time to wake at, or has ended or failed with a time and a reason.',
    `select format('enrollment %s: %s, due %s, ended %s, %s', id, status, due_at, ended_at, outcome) as subject
     from enrollment where workspace_id = $1 and not case status
       when 'waiting' then ended_at is null and outcome is null
       else ended_at is not null and coalesce(outcome, '') <> '' end`,
  ],
  [
    'A person is in a program once, or as often as its rules of re-entry allow.',
    `select format('prospect %s in program %s', e.prospect_id, e.program_id) as subject
     from enrollment e
     join program p on p.workspace_id = $1 and p.id = e.program_id
     join program_version v on v.workspace_id = $1 and v.program_id = p.id and v.number = p.live_version
     cross join lateral (select coalesce(v.graph #>> '{policy,reentry,kind}', 'never') as reentry) r
     where e.workspace_id = $1 and r.reentry <> 'always'
     group by e.prospect_id, e.program_id, r.reentry
     having count(*) filter (where e.status = 'waiting') > 1 or (r.reentry = 'never' and count(*) > 1)`,
  ],
  [
    'Every visit that sends an email put one message into the outbox, and no other did.',
    `with asked as (
       select s.enrollment_id, s.visit, s.node_id from step s
       join program_version v on v.workspace_id = $1 and v.program_id = s.program_id and v.number = s.version
       where s.workspace_id = $1 and s.outlet <> '' and s.outlet not like '~%'
         and v.graph -> 'nodes' -> s.node_id ->> 'type' = 'email'
     ), put as (
       select enrollment_id, visit, node_id, count(*) as n from message
       where workspace_id = $1 and kind = 'marketing' and enrollment_id > 0 group by 1, 2, 3
     )
     select format('enrollment %s visit %s %s: %s messages', enrollment_id, visit, node_id, coalesce(n, 0)) as subject
     from asked full join put using (enrollment_id, visit, node_id)
     where n is distinct from 1 or asked.node_id is null`,
  ],
  [
    'A message is there once.',
    `select format('enrollment %s visit %s effect %s', enrollment_id, visit, effect) as subject from message
     where workspace_id = $1 group by enrollment_id, visit, effect having count(*) > 1`,
  ],
  [
    'A person gets the same variant of a step every time.',
    `select format('prospect %s at %s', prospect_id, node_id) as subject from message
     where workspace_id = $1 and kind = 'marketing' group by program_id, node_id, prospect_id
     having count(distinct variant_id) > 1`,
  ],
  [
    'In a sandbox every message that was sent is in the mailbox once, dated when it was due.',
    `select format('message %s: %s mails', m.id, count(k.id)) as subject
     from message m join workspace w using (workspace_id)
     left join mail k on k.workspace_id = m.workspace_id and k.message_id = m.id and k.at = m.sent_at
     where m.workspace_id = $1 and w.sandbox and m.state = 'sent'
     group by m.id, m.sent_at, m.due_at having count(k.id) <> 1 or m.sent_at <> m.due_at`,
  ],
  [
    'What is in the mailbox was sent, and nothing else was.',
    `select format('mail %s of message %s', k.id, k.message_id) as subject from mail k where k.workspace_id = $1
     and not exists (select 1 from message m
       where m.workspace_id = $1 and m.id = k.message_id and m.state = 'sent')`,
  ],
  [
    'Mail that was blocked or has failed is not in the mailbox.',
    `select format('message %s is %s and in the mailbox', m.id, m.state) as subject from message m
     join mail k on k.workspace_id = $1 and k.message_id = m.id
     where m.workspace_id = $1 and m.state in ('blocked', 'failed')`,
  ],
  [
    'Every hand-off made one lead, and no other visit did.',
    `with asked as (
       select s.enrollment_id, s.visit from step s
       join program_version v on v.workspace_id = $1 and v.program_id = s.program_id and v.number = s.version
       where s.workspace_id = $1 and s.outlet <> '' and s.outlet not like '~%'
         and v.graph -> 'nodes' -> s.node_id ->> 'type' = 'handOff'
     ), made as (
       select enrollment_id, visit, count(*) as n from lead
       where workspace_id = $1 and node_id is not null group by 1, 2
     )
     select format('enrollment %s visit %s: %s leads', enrollment_id, visit, coalesce(n, 0)) as subject
     from asked full join made using (enrollment_id, visit) where n is distinct from 1 or asked.visit is null`,
  ],
]
