import type pg from 'pg'
import { advanceBatch } from './advanceBatch.ts'
import { claimDue } from './claimDue.ts'
import { isPassing, reasonOf } from './failure.ts'
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

const nothing: BatchResult = { enrollments: 0, steps: 0 }

/**
 * One batch of one workspace in one transaction: claim, load facts, advance in memory, write everything back.
 *
 * B1. A crash at any point rolls back to a state from which the same batch runs again.
 * B2. Whoever makes the batch fail is found by halving it, and blocks nobody: see advanceBatch for the three crashes.
 */
export async function runBatch(engine: Engine, workspaceId: number): Promise<BatchResult> {
  return attempt(engine, workspaceId, {})
}

interface Part {
  /** Just these, after the batch they were in has failed. */
  readonly only?: readonly number[]
  /** The one person left, and why the batch failed. */
  readonly blame?: string
}

async function attempt(engine: Engine, workspaceId: number, part: Part): Promise<BatchResult> {
  let ids: readonly number[] = []
  try {
    return await inTransaction(engine.pool, async (client) => {
      const workspace = await openWorkspace(client, workspaceId, engine.now)
      if (!workspace) return nothing
      const claimed = await claimDue(client, workspace, engine.batch, part.only)
      if (claimed.length === 0) return nothing
      ids = claimed.map((enrollment) => enrollment.id)
      const todo = await advanceBatch(client, engine.versions, workspace, claimed, part.blame)
      await settle(client, workspaceId, todo)
      await engine.beforeCommit?.()
      return { enrollments: claimed.length, steps: todo.passages.length }
    })
  } catch (error) {
    if (isPassing(error) || ids.length === 0 || part.blame !== undefined) throw error
    return attemptInParts(engine, workspaceId, ids, error)
  }
}

async function attemptInParts(
  engine: Engine,
  workspaceId: number,
  ids: readonly number[],
  error: unknown,
): Promise<BatchResult> {
  if (ids.length === 1) return attempt(engine, workspaceId, { only: ids, blame: reasonOf(error) })
  const middle = Math.ceil(ids.length / 2)
  const first = await attempt(engine, workspaceId, { only: ids.slice(0, middle) })
  const second = await attempt(engine, workspaceId, { only: ids.slice(middle) })
  return { enrollments: first.enrollments + second.enrollments, steps: first.steps + second.steps }
}
