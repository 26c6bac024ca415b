import type { Database } from '#server/database/connect.ts'
import { planForValues } from '#server/database/planForValues.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import type { ProspectFilter } from './prospectFilter.ts'

/** Parts of a WHERE over `prospect p`, and their values in order. */
export interface Conditions {
  readonly where: string
  readonly values: unknown[]
  /** Asks a statement made of them. */
  ask<Row extends object>(text: string): Promise<Row[]>
}

/** A list up to this long is looked through person by person. */
const shortList = 2000

/** The filter as SQL, scoped to the workspace. More values may be appended: the next is `$${values.length + 1}`. */
export async function prospectConditions(
  { database, workspaceId }: Pick<Scope, 'database' | 'workspaceId'>,
  filter: ProspectFilter,
): Promise<Conditions> {
  const values: unknown[] = [workspaceId]
  const conditions = ['p.workspace_id = $1']
  const add = (condition: (place: string) => string, value: unknown) => {
    values.push(value)
    conditions.push(condition(`$${values.length}`))
  }
  const words = searchWords(filter.search)
  for (const word of words) {
    // The trigger writes search_text in lower case.
    add((place) => `p.search_text like ${place}`, `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  }
  if (filter.listId !== undefined) {
    const members = await membersOfShortList(database, workspaceId, filter.listId)
    if (members) add((place) => `p.id = any(${place}::bigint[])`, members)
    else add(onList, filter.listId)
  }
  if (filter.stage !== undefined) add((place) => `p.stage = ${place}::stage`, filter.stage)
  if (filter.ownerId === 'nobody') conditions.push('p.owner_id is null')
  else if (filter.ownerId !== undefined) add((place) => `p.owner_id = ${place}`, filter.ownerId)
  if (filter.minScore !== undefined) add((place) => `p.score >= ${place}`, filter.minScore)
  return {
    where: conditions.join(' and '),
    values,
    async ask(text) {
      // A rare word is found by its index, a common one by going through people in their order.
      const asked = words.length > 0 ? planForValues(database, text, values) : database.pool.query(text, values)
      return (await asked).rows
    },
  }
}

/** Not joined but looked up for each person on the way, in whatever order that is: a page of a long list is soon full. */
const onList = (place: string) => `(select true from list_member m
        where m.workspace_id = p.workspace_id and m.list_id = ${place} and m.prospect_id = p.id limit 1)`

/** Who is on the list, or null when it is long. */
async function membersOfShortList({ pool }: Database, workspaceId: number, listId: number): Promise<number[] | null> {
  const { rows } = await pool.query<{ id: number }>({
    name: 'members-of-short-list',
    text: `select prospect_id as id from list_member where workspace_id = $1 and list_id = $2 limit ${shortList + 1}`,
    values: [workspaceId, listId],
  })
  return rows.length > shortList ? null : rows.map(({ id }) => id)
}

function searchWords(search: string | undefined): string[] {
  const words = (search ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length > 10) throw new Refusal('input.tooManyItems', { max: 10 }, { field: 'search' })
  return words
}
