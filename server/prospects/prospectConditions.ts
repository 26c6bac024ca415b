import { Refusal } from '#server/refusal.ts'
import type { ProspectFilter } from './prospectFilter.ts'

/** Parts of a WHERE over `prospect p`, and their values in order. */
export interface Conditions {
  readonly where: string
  readonly values: unknown[]
}

/** The filter as SQL, scoped to the workspace. More values may be appended: the next is `$${values.length + 1}`. */
export function prospectConditions(workspaceId: number, filter: ProspectFilter): Conditions {
  const values: unknown[] = [workspaceId]
  const conditions = ['p.workspace_id = $1']
  const add = (condition: (place: string) => string, value: unknown) => {
    values.push(value)
    conditions.push(condition(`$${values.length}`))
  }
  for (const word of searchWords(filter.search)) {
    // The trigger writes search_text in lower case.
    add((place) => `p.search_text like ${place}`, `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  }
  if (filter.listId !== undefined)
    add(
      (place) => `exists (select 1 from list_member m
        where m.workspace_id = p.workspace_id and m.list_id = ${place} and m.prospect_id = p.id)`,
      filter.listId,
    )
  if (filter.stage !== undefined) add((place) => `p.stage = ${place}::stage`, filter.stage)
  if (filter.ownerId === 'nobody') conditions.push('p.owner_id is null')
  else if (filter.ownerId !== undefined) add((place) => `p.owner_id = ${place}`, filter.ownerId)
  if (filter.minScore !== undefined) add((place) => `p.score >= ${place}`, filter.minScore)
  return { where: conditions.join(' and '), values }
}

function searchWords(search: string | undefined): string[] {
  const words = (search ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length > 10) throw new Refusal('input.tooManyItems', { max: 10 }, { field: 'search' })
  return words
}
