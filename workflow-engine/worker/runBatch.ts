import type pg from 'pg'
import { advanceBatch } from './advanceBatch.ts'
import { claimDue } from './claimDue.ts'
import { reasonOf } from './failure.ts'
import { inParts } from './inParts.ts'
import { inTransaction } from './inTransaction.ts'
import { openWorkspace } from './openWorkspace.ts'
import { settle } from './settle/settle.ts'
import type { VersionCache } from './VersionCache.ts'

export interface Engine {
  readonly pool: pg.Pool
  readonly versions: VersionCache
  /** People a transaction. 1000 is where larger ones stopped gaining (bench/RESULTS.md). */
  readonly batch: number
  /** Instead of the workspaces' own clocks. */
  readonly now?: Date
  /** For tests: everything is written and nothing committed. */
  readonly beforeCommit?: () => Promise<void>
}

export interface BatchResult {
  readonly enrollments: number
  readonly steps: number
}

interface Part {
  /** Just these, after the batch they were in has failed. */
  readonly only?: readonly number[]
  /** The one person left, and why the batch failed. */
  readonly blame?: string
}

/**
 * One batch of one workspace in one transaction: claim, load facts, advance in memory, write everything back.
 *
 * B1. A crash at any point rolls back to a state from which the same batch runs again.
 * B2. Whoever makes the batch fail is found by halving it, and blocks nobody; see `crash` in advanceBatch.ts.
 */
export async function runBatch(engine: Engine, workspaceId: number): Promise<BatchResult> {
  const claimed: number[] = []
  try {
    return await runPart(engine, workspaceId, {}, claimed)
  } catch (error) {
    if (claimed.length === 0) throw error
    const done = await inParts(
      claimed,
      error,
      (only) => runPart(engine, workspaceId, { only }),
      (id, reason) => runPart(engine, workspaceId, { only: [id], blame: reasonOf(reason) }),
    )
    return done.reduce(
      (sum, part) => ({ enrollments: sum.enrollments + part.enrollments, steps: sum.steps + part.steps }),
      nothing,
    )
  }
}

const nothing: BatchResult = { enrollments: 0, steps: 0 }

/** @param ids takes the ids of those who were claimed, also when the work fails */
function runPart(engine: Engine, workspaceId: number, part: Part, ids: number[] = []): Promise<BatchResult> {
  return inTransaction(engine.pool, async (client) => {
    const workspace = await openWorkspace(client, workspaceId, engine.now)
    if (!workspace) return nothing
    const claimed = await claimDue(client, workspace, engine.batch, part.only)
    if (claimed.length === 0) return nothing
    ids.push(...claimed.map((enrollment) => enrollment.id))
    const todo = await advanceBatch(client, engine.versions, workspace, claimed, part.blame)
    await settle(client, workspaceId, todo)
    await engine.beforeCommit?.()
    return { enrollments: claimed.length, steps: todo.passages.length }
  })
}
