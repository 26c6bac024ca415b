import { z } from 'zod'

export const leadStates = ['new', 'contacted', 'meeting', 'opportunity', 'notNow', 'notInteresting'] as const
export const LeadState = z.enum(leadStates)
export type LeadState = z.infer<typeof LeadState>
