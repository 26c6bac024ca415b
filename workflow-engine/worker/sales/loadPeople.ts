import type pg from 'pg'
import { numbers } from '../arrays.ts'

/** What sales is told of a prospect. */
export interface Person {
  readonly id: number
  readonly name: string
  readonly company: string
  readonly email: string
  readonly score: number
  readonly ownerId: string | null
  readonly stage: string
}

type Row = [number, string, string, string, string, number, string | null, string]

const text = `
select id::float8, first_name, last_name, company, email, score, owner_id, stage::text
from prospect where workspace_id = $1 and id = any ($2::bigint[])`

const holding = `${text} order by id for no key update`

/** The prospects of a batch's hand-offs and notices. @param hold until the batch ends, so that nobody gets two owners */
export async function loadPeople(
  client: pg.ClientBase,
  workspaceId: number,
  prospectIds: readonly number[],
  hold: boolean,
): Promise<Map<number, Person>> {
  const { rows } = await client.query<Row>({
    name: hold ? 'holdPeopleOfLeads' : 'loadPeople',
    text: hold ? holding : text,
    values: [workspaceId, numbers(prospectIds)],
    rowMode: 'array',
  })
  return new Map(rows.map((row) => [row[0], read(row)]))
}

function read([id, firstName, lastName, company, email, score, ownerId, stage]: Row): Person {
  return { id, name: `${firstName} ${lastName}`.trim() || email, company, email, score, ownerId, stage }
}
