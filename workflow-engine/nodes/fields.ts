import { z } from 'zod'

/** The widgets that the inspector can draw. A new name here does not compile until client/inspector draws it. */
export type Widget = 'text' | 'longText' | 'number' | 'toggle' | 'choice' | 'duration' | 'list' | 'file' | 'variants' | 'condition' | 'recipient' | 'owner'

declare module 'zod' {
  interface GlobalMeta {
    widget?: Widget
  }
}

export const Duration = z.object({
  amount: z.number().int().min(1).max(1000),
  /** days: calendar days in the person's zone. hours: exact hours. */
  unit: z.enum(['hours', 'days']),
})
export type Duration = z.infer<typeof Duration>

/** The sender, subject, preheader and MJML body of an email. Text fields may hold merge fields (templates/mergeFields.ts). */
export const EmailContent = z.object({
  subject: z.string().max(300),
  preheader: z.string().max(300),
  senderName: z.string().max(120),
  /** "" takes the workspace's sender. */
  senderEmail: z.string().max(254),
  mjml: z.string().max(262_144),
})
export type EmailContent = z.infer<typeof EmailContent>

export const Variant = z.object({
  id: z.string().min(1).max(20),
  /** Percent, 0 to 100. The weights of a node add up to 100. */
  weight: z.number().int().min(0).max(100),
  content: EmailContent,
})
export type Variant = z.infer<typeof Variant>
