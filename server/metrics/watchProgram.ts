import { setTimeout as pause } from 'node:timers/promises'
import type { Scope } from '#server/scope.ts'
import { type ProgramNumbers, watchNumbers } from './countNumbers.ts'
import { everything, type NumbersQuestion } from './NumbersQuestion.ts'

const betweenLooks = 1000
/** Numbers that stay the same are told again after so long: whoever shows them knows that they still hold. */
const stillTheSame = 10_000

export interface WatchedNumbers extends ProgramNumbers {
  /** How old they were when they were told: what others asked a moment ago is told again. */
  readonly ageMs: number
}

/** The numbers at once, then each time they have changed; ends with the connection. */
export async function* watchProgram(
  scope: Scope,
  programId: number,
  signal: AbortSignal | undefined,
  question: NumbersQuestion = everything,
): AsyncGenerator<WatchedNumbers, void, unknown> {
  let shown = ''
  let told = 0
  while (!signal?.aborted) {
    const numbers = await watchNumbers(scope, programId, question)
    const now = JSON.stringify({ ...numbers, at: '' })
    if (now !== shown || performance.now() - told >= stillTheSame) {
      yield { ...numbers, ageMs: Math.max(0, Date.now() - Date.parse(numbers.at)) }
      told = performance.now()
    }
    shown = now
    await pause(betweenLooks, undefined, { signal }).catch(() => undefined)
  }
}
