import type pg from 'pg'

/** What is known of a person. Empty texts, and fields that are not named, leave what is there. */
export interface PersonToWrite {
  readonly email: string
  readonly emailKey: string
  readonly firstName: string
  readonly lastName: string
  readonly company: string
  readonly jobTitle: string
  readonly phone: string
  readonly language: string
  readonly timeZone: string
  readonly source: string
  readonly fields: Readonly<Record<string, string>>
  /** For those who are new; whoever is known keeps the state that recordConsent gave. */
  readonly consent: ConsentState
}

export type ConsentState = 'none' | 'granted' | 'withdrawn'

export interface WrittenPerson {
  readonly emailKey: string
  readonly id: number
  readonly outcome: 'created' | 'updated' | 'unchanged'
  /** As it stands after this statement; recordConsent may change it. */
  readonly consent: ConsentState
}

// People are written in the order of their keys, so that two batches never wait for each other in a ring. A row that
// changes nothing is only locked. xmax is 0 on a row that no transaction but its inserting one has touched.
const text = `
with given as (
  select * from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
    $11::text[], $12::text[], $13::text[], $14::consent_state[])
    as g(email, email_key, first_name, last_name, company, job_title, phone, language, time_zone, source, fields, consent)
)
insert into prospect as p (workspace_id, email, email_key, first_name, last_name, company, job_title, phone, language,
  time_zone, source, fields, consent, created_at, updated_at)
select $1, email, email_key, first_name, last_name, company, job_title, phone, language, time_zone, source, fields::jsonb,
  consent, $2, $2
from given order by email_key
on conflict (workspace_id, email_key) do update set
  first_name = coalesce(nullif(excluded.first_name, ''), p.first_name),
  last_name = coalesce(nullif(excluded.last_name, ''), p.last_name),
  company = coalesce(nullif(excluded.company, ''), p.company),
  job_title = coalesce(nullif(excluded.job_title, ''), p.job_title),
  phone = coalesce(nullif(excluded.phone, ''), p.phone),
  language = coalesce(nullif(excluded.language, ''), p.language),
  time_zone = coalesce(nullif(excluded.time_zone, ''), p.time_zone),
  source = coalesce(nullif(excluded.source, ''), p.source),
  fields = p.fields || excluded.fields,
  updated_at = $2
where (excluded.first_name <> '' and excluded.first_name <> p.first_name)
  or (excluded.last_name <> '' and excluded.last_name <> p.last_name)
  or (excluded.company <> '' and excluded.company <> p.company)
  or (excluded.job_title <> '' and excluded.job_title <> p.job_title)
  or (excluded.phone <> '' and excluded.phone <> p.phone)
  or (excluded.language <> '' and excluded.language <> p.language)
  or (excluded.time_zone <> '' and excluded.time_zone <> p.time_zone)
  or (excluded.source <> '' and excluded.source <> p.source)
  or not p.fields @> excluded.fields
returning p.id, p.email_key as "emailKey", p.consent, (p.xmax = 0) as created`

const unchangedText = `
select id, email_key as "emailKey", consent from prospect where workspace_id = $1 and email_key = any($2::text[])`

/**
 * Writes people, each key at most once, and says of each whether it was created, updated or unchanged. Filled texts win
 * over what is there; empty ones erase nothing. The address stays as it was first typed.
 * @param now workspace time
 */
export async function upsertPeople(
  client: pg.ClientBase,
  workspaceId: number,
  people: readonly PersonToWrite[],
  now: Date,
): Promise<WrittenPerson[]> {
  if (people.length === 0) return []
  const column = (name: Exclude<keyof PersonToWrite, 'fields'>) => people.map((person) => person[name])
  const written = await client.query<Omit<WrittenPerson, 'outcome'> & { created: boolean }>({
    name: 'upsert-people',
    text,
    values: [
      workspaceId,
      now,
      column('email'),
      column('emailKey'),
      column('firstName'),
      column('lastName'),
      column('company'),
      column('jobTitle'),
      column('phone'),
      column('language'),
      column('timeZone'),
      column('source'),
      people.map(({ fields }) => JSON.stringify(fields)),
      column('consent'),
    ],
  })
  const answers: WrittenPerson[] = written.rows.map(({ created, ...person }) => ({
    ...person,
    outcome: created ? 'created' : 'updated',
  }))
  if (answers.length === people.length) return answers
  const told = new Set(answers.map(({ emailKey }) => emailKey))
  const rest = people.map(({ emailKey }) => emailKey).filter((key) => !told.has(key))
  // A statement of its own: it sees what others committed while this one waited for their locks.
  const unchanged = await client.query<Omit<WrittenPerson, 'outcome'>>({
    name: 'unchanged-people',
    text: unchangedText,
    values: [workspaceId, rest],
  })
  return answers.concat(unchanged.rows.map((person) => ({ ...person, outcome: 'unchanged' as const })))
}
