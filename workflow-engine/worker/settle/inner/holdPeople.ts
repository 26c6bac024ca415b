import type pg from 'pg'
import { numbers } from '../../arrays.ts'

/** What effects change of a person, as it stands. */
export interface Held {
  readonly id: number
  /** The values of the fields that may be set and of those that were asked for; absent: not known. */
  readonly fields: ReadonlyMap<string, unknown>
}

const text = `
select id::float8,
  coalesce((select jsonb_object_agg(f, fields -> f) from unnest($3::text[]) f where fields ? f), '{}')
  || jsonb_build_object('firstName', first_name, 'lastName', last_name, 'company', company, 'jobTitle', job_title,
    'phone', phone, 'language', language, 'source', source, 'stage', stage)
from prospect where workspace_id = $1 and id = any ($2::bigint[])
order by id for no key update`

/**
 * Holds these people until the transaction ends, in the order of their ids, so that two batches never wait for each other.
 * @param properties which of their own properties to read, beside the built-in fields
 */
export async function holdPeople(
  client: pg.ClientBase,
  workspaceId: number,
  prospectIds: readonly number[],
  properties: readonly string[],
): Promise<Map<number, Held>> {
  const { rows } = await client.query<[number, Record<string, unknown>]>({
    name: 'holdPeople',
    text,
    values: [workspaceId, numbers(prospectIds), properties],
    rowMode: 'array',
  })
  return new Map(rows.map(([id, fields]) => [id, { id, fields: new Map(Object.entries(fields)) }]))
}
