import type { Scope } from '#server/scope.ts'

export interface PublishOrder {
  readonly id: number
  /** The revision that was looked at; a newer one is refused as program.stale. */
  readonly revision: number
  /** Bring in those who are on the entry lists already. */
  readonly enrollExisting: boolean
  readonly note: string
}

export interface Published {
  readonly version: number
  /** People brought in from the entry lists. */
  readonly entered: number
}

/** Makes the draft the program's newest version and starts it. Refuses with the issues while there are blockers. */
export async function publishProgram(_scope: Scope, _order: PublishOrder): Promise<Published> {
  throw new Error('not yet')
}
