import { z } from 'zod'
import { OpenWindow } from '../nodes/window.ts'

/** More a day or a week is no limit. */
const Cap = z.number().int().min(1).max(1000).nullable().default(null)

/** What a workspace says about its marketing mail: workspace.sending_policy. null: no such limit; `{}` has none. */
export const SendingPolicy = z.strictObject({
  /** The hours in which mail may go, on the person's clock. */
  quietHours: OpenWindow.nullable().default(null),
  /** To one person in any 24 hours, over all programs. */
  perDay: Cap,
  /** To one person in any 7 times 24 hours, over all programs. */
  perWeek: Cap,
  /** To all people of one company together in any 24 hours. */
  perCompanyPerDay: Cap,
  /** Calendar days from one mail to the next to the same person, at least. */
  daysBetween: z.number().int().min(1).max(365).nullable().default(null),
})
export type SendingPolicy = z.infer<typeof SendingPolicy>

export const noLimits: SendingPolicy = SendingPolicy.parse({})

/** How many days of a person's mail nextAllowed must know. 0: none. @param mailsPerWeek the person's own cap */
export const daysToKnow = ({ perDay, perWeek, daysBetween }: SendingPolicy, mailsPerWeek: number | null): number =>
  Math.max(
    perDay === null ? 0 : 1,
    perWeek === null && mailsPerWeek === null ? 0 : 7,
    // A calendar day may have 25 hours.
    daysBetween === null ? 0 : daysBetween + 1,
  )
