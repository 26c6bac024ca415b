import type { Issue } from '#engine/nodes/issue.ts'
import { readFlow } from '#engine/program/flow.ts'
import type { Scope } from '#server/scope.ts'
import { loadProgram } from '../loadProgram.ts'
import type { Look } from './Circumstances.ts'
import { consentOfEntrants } from './consentOfEntrants.ts'
import { datesAhead } from './datesAhead.ts'
import { emptyFields } from './emptyFields.ts'
import { senderDomains } from './senderDomains.ts'
import { sharedTriggers } from './sharedTriggers.ts'
import { slowTests } from './slowTests.ts'

const looks: readonly Look[] = [consentOfEntrants, emptyFields, sharedTriggers, slowTests, senderDomains, datesAhead]

/** What can be said of a draft that its drawing does not show: who comes in, what is known of them, who else writes to
 *  them, and whether the mail will be believed. Warnings and tips only; it is asked while somebody draws, never at
 *  publish. */
export async function checkCircumstances(scope: Scope, id: number): Promise<Issue[]> {
  const { draft: graph } = await loadProgram(scope.database.pool, scope, id)
  const circumstances = { scope, programId: id, graph, flow: readFlow(graph) }
  return (await Promise.all(looks.map((look) => look(circumstances)))).flat()
}
