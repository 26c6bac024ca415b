import type pg from 'pg'
import type { FactValue } from '../../nodes/fact.ts'
import { numbers, texts } from '../arrays.ts'
import type { Claimed } from '../claimDue.ts'
import type { Passage } from '../todo.ts'
import type { Person } from './loadPeople.ts'

/** Why a prospect was handed off, as a fact that the reader puts into words. */
export interface Reason {
  readonly code: 'downloaded' | 'onList' | 'score'
  readonly params: Readonly<Record<string, string | number>>
}

type Saw = Readonly<Record<string, FactValue>>

// Nothing of an enrollment is older than itself: older months need not be looked into.
const seenText = `
select enrollment_id::float8, saw from step
where workspace_id = $1 and enrollment_id = any ($2::bigint[]) and saw is not null
  and recorded_at >= (select min(born_at) from unnest($3::timestamptz[]) as b(born_at))
order by visit`

const namesText = `
select 'file', id, name from file where workspace_id = $1 and id = any ($2::int[])
union all select 'list', id, name from list where workspace_id = $1 and id = any ($3::int[])`

/**
 * What each enrollment saw on its way and found to be so, in words of today: files and lists by the names they have now.
 * @param passages of the batch at hand, which are not in the ledger yet
 * @returns by enrollment id, without the score
 */
export async function loadReasons(
  client: pg.ClientBase,
  workspaceId: number,
  enrollments: readonly Claimed[],
  passages: readonly Passage[],
): Promise<(enrollmentId: number, person: Person | undefined) => Reason[]> {
  const { rows } = await client.query<[number, Saw]>({
    name: 'loadReasons',
    text: seenText,
    values: [
      workspaceId,
      numbers(enrollments.map(({ id }) => id)),
      texts([...new Set(enrollments.map(({ bornAt }) => bornAt))]),
    ],
    rowMode: 'array',
  })
  const wanted = new Set(enrollments.map(({ id }) => id))
  const found = new Map<number, Set<string>>()
  const note = (enrollmentId: number, saw: Saw) => {
    const keys = found.get(enrollmentId) ?? new Set()
    for (const [key, value] of Object.entries(saw)) if (value === true) keys.add(key)
    found.set(enrollmentId, keys)
  }
  for (const [enrollmentId, saw] of rows) note(enrollmentId, saw)
  for (const { claimed, saw } of passages) if (saw && wanted.has(claimed.id)) note(claimed.id, saw)

  const keys = [...new Set([...found.values()].flatMap((set) => [...set]))]
  const names = await loadNames(client, workspaceId, keys)
  return (enrollmentId, person) => {
    const seen = [...(found.get(enrollmentId) ?? [])].flatMap((key) => reasonOf(key, names))
    const unique = [...new Map(seen.map((reason) => [JSON.stringify(reason), reason])).values()]
    return person && person.score > 0 ? [...unique, { code: 'score', params: { score: person.score } }] : unique
  }
}

async function loadNames(
  client: pg.ClientBase,
  workspaceId: number,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const ids = (kind: string) => keys.filter((key) => key.startsWith(`${kind}:`)).map(idIn)
  const files = ids('downloaded')
  const lists = ids('onList')
  if (files.length + lists.length === 0) return new Map()
  const { rows } = await client.query<[string, number, string]>({
    name: 'reasonNames',
    text: namesText,
    values: [workspaceId, numbers(files), numbers(lists)],
    rowMode: 'array',
  })
  return new Map(rows.map(([kind, id, name]) => [`${kind} ${id}`, name]))
}

/** `downloaded:7:entered` and `onList:3`, as factKey (nodes/fact.ts) writes them. */
function reasonOf(key: string, names: ReadonlyMap<string, string>): Reason[] {
  const id = idIn(key)
  if (key.startsWith('downloaded:'))
    return [{ code: 'downloaded', params: { fileId: id, file: names.get(`file ${id}`) ?? '' } }]
  if (key.startsWith('onList:'))
    return [{ code: 'onList', params: { listId: id, list: names.get(`list ${id}`) ?? '' } }]
  return []
}

function idIn(key: string): number {
  return Number(key.split(':')[1])
}
