import { setTimeout as pause } from 'node:timers/promises'
import type { Scope } from '#server/scope.ts'
import { countProgram, type ProgramMetrics } from './countProgram.ts'

const betweenLooks = 1000

/** The counts at once, then each time they have changed; ends with the connection. */
export async function* watchProgram(
  scope: Scope,
  programId: number,
  signal: AbortSignal | undefined,
  version?: number,
): AsyncGenerator<ProgramMetrics, void, unknown> {
  let shown = ''
  while (!signal?.aborted) {
    const metrics = await countProgram(scope, programId, version)
    const now = JSON.stringify([metrics.nodes, metrics.edges, metrics.moved, metrics.converted])
    if (now !== shown) yield metrics
    shown = now
    await pause(betweenLooks, undefined, { signal }).catch(() => undefined)
  }
}
