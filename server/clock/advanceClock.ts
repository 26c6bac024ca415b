import type { Scope } from '#server/scope.ts'

export interface ClockView {
  /** The workspace's time after the move. */
  readonly now: string
  /** True when nothing due by then is left to do. False when the wait ended first; the work goes on. */
  readonly settled: boolean
}

/** Moves a sandbox's clock forward by an ISO 8601 duration ("P5D", "PT2H") and waits for what has become due. */
export async function advanceClock(_scope: Scope, _duration: string): Promise<ClockView> {
  throw new Error('not yet')
}
