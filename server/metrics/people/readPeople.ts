import { loadProgram } from '#server/programs/loadProgram.ts'
import type { Scope } from '#server/scope.ts'
import { describeVisits, type PersonAtStep } from './describeVisits.ts'
import type { PeopleAsk } from './PeopleAsk.ts'
import { countPicks, pickPage } from './pickVisits.ts'

/** Some of the people behind a number, from the `offset`th on: a list that is scrolled to any place of it. */
export async function readPeople(
  scope: Scope,
  { offset, limit, ...ask }: PeopleAsk & { offset: number; limit: number },
): Promise<PersonAtStep[]> {
  await loadProgram(scope.database.pool, scope, ask.programId)
  return describeVisits(scope, await pickPage(scope, ask, { offset, limit }))
}

/** How many they are. Without a search it is the number on the canvas. */
export async function countPeople(scope: Scope, ask: PeopleAsk): Promise<number> {
  await loadProgram(scope.database.pool, scope, ask.programId)
  return countPicks(scope, ask)
}
