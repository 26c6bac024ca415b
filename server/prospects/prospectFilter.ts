import { z } from 'zod'
import { Id } from '#server/inputs.ts'

export const stages = ['prospect', 'mql', 'lead', 'opportunity', 'customer'] as const
export const Stage = z.enum(stages)
export type Stage = z.infer<typeof Stage>

/** Far beyond what anybody has. */
export const MinScore = z.number().int().min(-1_000_000).max(1_000_000)

/** Which people: every condition given must hold. */
export const ProspectFilter = z.object({
  /** Words, each of which occurs in the name, the email address or the company. */
  search: z.string().trim().max(200).optional(),
  listId: Id.optional(),
  stage: Stage.optional(),
  /** A member's id, or "nobody". */
  ownerId: z.string().max(64).optional(),
  minScore: MinScore.optional(),
})
export type ProspectFilter = z.infer<typeof ProspectFilter>
