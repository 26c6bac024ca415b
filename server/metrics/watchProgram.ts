import type { Scope } from '#server/scope.ts'
import { countProgram, type ProgramMetrics } from './countProgram.ts'

export async function* watchProgram(
  scope: Scope,
  programId: number,
  _signal: AbortSignal | undefined,
): AsyncGenerator<ProgramMetrics, void, unknown> {
  yield await countProgram(scope, programId)
}
