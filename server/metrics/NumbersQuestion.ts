import { z } from 'zod'
import { Ordinal } from '#server/inputs.ts'

export const NodeId = z.string().min(1).max(100)
const Day = z.iso.date()

/** Which numbers of a program are asked for. Nothing but a version: all that ever happened, from the counters. */
export const numbersInput = {
  /** cohort: what became of those who entered in the range. activity: what happened in the range, to whomever. */
  mode: z.enum(['cohort', 'activity']).default('cohort'),
  /** The last so many days of the workspace's calendar, today included. */
  days: z.number().int().min(1).max(3660).optional(),
  /** Or from this day of the workspace's calendar, and up to that one, both included. */
  from: Day.optional(),
  to: Day.optional(),
  /** The range of the same length before that one, to compare with. */
  before: z.boolean().optional(),
  /** Only what happened in this version. */
  version: Ordinal.optional(),
  /** Only what happened in this version and later ones. */
  since: Ordinal.optional(),
  /** Only people who came in by this entry. */
  entry: NodeId.optional(),
  /** Only people who got this variant of this email step. */
  variantNode: NodeId.optional(),
  variant: z.string().min(1).max(100).optional(),
}
const NumbersQuestion = z.object(numbersInput)
export type NumbersQuestion = z.infer<typeof NumbersQuestion>

export const everything: NumbersQuestion = { mode: 'cohort' }

/** Counters know versions, and nothing of days, entries and variants. */
export function isCounted({ days, from, to, entry, variantNode, variant }: NumbersQuestion): boolean {
  return [days, from, to, entry, variantNode ?? variant].every((part) => part === undefined)
}
