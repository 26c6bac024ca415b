import type pg from 'pg'
import type { Fact, FactKind, FactValue } from '../../nodes/fact.ts'
import type { Claimed } from '../claimDue.ts'

/** One person of a batch and what must be known of them. */
export interface Question {
  readonly claimed: Claimed
  /** What happened later than this is not seen. Milliseconds of workspace time. */
  readonly now: number
  readonly facts: readonly Fact[]
}

/** A fact that is asked of one person. */
export interface Asked<K extends FactKind> {
  readonly claimed: Claimed
  readonly until: number
  readonly fact: Extract<Fact, { kind: K }>
}

/** Answers one kind of fact for a whole batch, in its order, with one statement. */
export type Answerer<K extends FactKind> = (
  client: pg.ClientBase,
  workspaceId: number,
  asked: readonly Asked<K>[],
) => Promise<readonly FactValue[]>
