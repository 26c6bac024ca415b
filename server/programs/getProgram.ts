import type { Issue } from '#engine/nodes/issue.ts'
import type { Graph } from '#engine/program/graph.ts'
import type { Scope } from '#server/scope.ts'
import { checkEmails } from './checkEmails.ts'
import { getVersion } from './getVersion.ts'
import { loadProgram } from './loadProgram.ts'
import type { ProgramStatus } from './programStatus.ts'

export interface ProgramView {
  readonly id: number
  readonly name: string
  readonly status: ProgramStatus
  /** The draft. */
  readonly graph: Graph
  readonly revision: number
  readonly liveVersion: number | null
  readonly liveGraph: Graph | null
  /** Whose mail goes first when a person may get only so much: the higher. -100 to 100. */
  readonly priority: number
  readonly updatedAt: string
  readonly updatedByName: string | null
  readonly archivedAt: string | null
  /** What is wrong with the draft's emails; the drawing itself is checked where it is drawn. */
  readonly emailIssues: Issue[]
}

export async function getProgram(scope: Scope, id: number): Promise<ProgramView> {
  const { pool } = scope.database
  const { draft, updatedAt, archivedAt, ...program } = await loadProgram(pool, scope, id)
  const { liveVersion } = program
  return {
    ...program,
    graph: draft,
    liveGraph: liveVersion === null ? null : (await getVersion(pool, scope, { id, number: liveVersion })).graph,
    updatedAt: updatedAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
    emailIssues: await checkEmails(scope, draft),
  }
}
