import type pg from 'pg'
import type { Issue } from '#engine/nodes/issue.ts'
import type { MigrationPlan } from '#engine/program/migrationPlan.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { checkGraph } from './checkGraph.ts'
import { compileEmails } from './compileEmails.ts'
import { goLive } from './goLive.ts'
import type { Migrated } from './inFlight/movePeople.ts'
import { loadProgram, type ProgramRecord } from './loadProgram.ts'
import { lookAtDraft } from './lookAtDraft.ts'
import { refuseStale } from './refuseStale.ts'
import { readSeen, refuseUnseen } from './seen.ts'
import type { Foreseen } from './writeVersion.ts'

export interface PublishOrder {
  readonly id: number
  /** The revision that was looked at; a newer one is refused as program.stale. */
  readonly revision: number
  /** Bring in those who are on the entry lists already. */
  readonly enrollExisting: boolean
  readonly note: string
  /** What becomes of those who stand in older versions; left out: they finish there. */
  readonly plan?: MigrationPlan | undefined
  /** How many the preview said would be moved; when it is many more or fewer by now, nothing is published. */
  readonly people?: number | undefined
  /** What people call the version. */
  readonly name?: string | undefined
  /** What the preview showed (seen.ts): when something else would be published by now, nothing is. */
  readonly seen?: string | undefined
  /** Others drew some of it, and the asker has seen that. */
  readonly acceptOthers?: boolean | undefined
}

export interface Published {
  readonly version: number
  /** People brought in from the entry lists. */
  readonly entered: number
  /** Those who stood in older versions, when there was a plan for them. */
  readonly moved?: Migrated
}

/** Makes the draft the program's newest version and starts it. Refuses with the issues while there are blockers. A
 *  program that is paused stays so: how its waits go on is asked when it is resumed. */
export async function publishProgram(scope: Scope, order: PublishOrder): Promise<Published> {
  const seen = await loadProgram(scope.database.pool, scope, order.id)
  await refuseStale(scope.database.pool, scope, seen, order.revision)
  refuseBlocked(await checkGraph(scope, order.id, seen.draft))
  const emails = await compileEmails(seen.draft)

  return inTransaction(scope.database, async (client) => {
    const program = await loadProgram(client, scope, order.id, { lock: true })
    await refuseStale(client, scope, program, order.revision)
    const foreseen = order.seen === undefined ? {} : await lookAgain(client, scope, program, order)
    return goLive(client, scope, { ...order, graph: seen.draft, emails, foreseen })
  })
}

/** Looks once more at what the asker was shown. @returns what they were told of the people */
async function lookAgain(
  client: pg.ClientBase,
  scope: Scope,
  program: ProgramRecord,
  { seen: token = '', plan, enrollExisting, acceptOthers = false }: PublishOrder,
): Promise<Foreseen> {
  const seen = readSeen(token)
  const now = await lookAtDraft(client, scope, program, { after: program.draft, plan })
  refuseUnseen(seen, now.seen, { enrollExisting, acceptOthers })
  return { counts: seen.counts }
}

export function refuseBlocked(issues: readonly Issue[]): void {
  const blockers = issues.filter((issue) => issue.severity === 'blocker')
  if (blockers.length > 0) throw new Refusal('program.blocked', { count: blockers.length }, { issues })
}
