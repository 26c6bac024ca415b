import type pg from 'pg'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { sayTime } from '#server/workspace/sayTime.ts'
import type { ProgramRecord } from './loadProgram.ts'

/** Refuses an edit or a publication that did not begin from the newest revision, with who saved it and when. */
export async function refuseStale(
  client: Pick<pg.ClientBase, 'query'>,
  scope: Scope,
  program: ProgramRecord,
  revision: number,
): Promise<void> {
  if (program.archivedAt) throw new Refusal('program.archived')
  if (program.revision === revision) return
  throw new Refusal('program.stale', {
    name: program.updatedByName ?? '?',
    time: await sayTime(client, scope, program.updatedAt),
    at: program.updatedAt.toISOString(),
    revision: program.revision,
  })
}
