import type pg from 'pg'
import { numbers } from '../arrays.ts'
import type { OpenWorkspace } from '../openWorkspace.ts'

/** Something that happened to a person, held until the transaction ends. */
export interface TakenSignal {
  readonly id: number
  readonly prospectId: number
  readonly cue: string
  /** The properties of an event; from and to of a field; wakesOnly when it lets nobody in. */
  readonly detail: Readonly<Record<string, unknown>>
  /** From when on it counts, in milliseconds of workspace time: when it happened in a sandbox, whose people live through
   *  a jump of its clock at their own times; elsewhere when we learnt of it. */
  readonly at: number
}

const columns = `
select id::float8, prospect_id::float8, cue, detail,
  date_part('epoch', case when $2 then at else least(recorded_at, $3) end) * 1000
from signal where workspace_id = $1`

const next = `${columns} order by id limit $4 for update skip locked`
const named = `${columns} and id = any ($4::bigint[]) order by id for update skip locked`

/**
 * Takes up to `limit` signals of a workspace, the oldest first, and passes over those that another lane holds.
 * @param only just these, when some are tried again in parts
 */
export async function takeSignals(
  client: pg.ClientBase,
  workspace: OpenWorkspace,
  limit: number,
  only?: readonly number[],
): Promise<TakenSignal[]> {
  const { rows } = await client.query<[number, number, string, Record<string, unknown>, number]>({
    name: only ? 'takeSignalsNamed' : 'takeSignals',
    text: only ? named : next,
    values: [workspace.id, workspace.sandbox, workspace.now, only ? numbers(only) : limit],
    rowMode: 'array',
  })
  return rows.map(([id, prospectId, cue, detail, at]) => ({ id, prospectId, cue, detail, at: Math.round(at) }))
}
