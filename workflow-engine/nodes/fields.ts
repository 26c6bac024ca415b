import { z } from 'zod'

/** The widgets that the inspector can draw. A new name here does not compile until client/inspector draws it. */
export type Widget =
  | 'text'
  | 'longText'
  | 'number'
  | 'toggle'
  | 'choice'
  | 'duration'
  | 'list'
  | 'file'
  | 'variants'
  | 'condition'
  | 'rule'
  | 'paths'
  | 'trigger'
  | 'moment'
  | 'window'
  | 'topic'
  | 'program'
  | 'field'
  | 'fieldValue'
  | 'recipient'
  | 'owner'

declare module 'zod' {
  interface GlobalMeta {
    widget?: Widget
  }
}

/** U+0000 and half a surrogate pair: neither jsonb nor an email can hold them. */
export const unstorable = /\0|\p{Surrogate}/gu

/** Text that every layer can keep, up to `max` UTF-16 units. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .superRefine((value, context) => {
      const at = value.search(unstorable)
      if (at >= 0) {
        context.addIssue({
          code: 'custom',
          message: `Contains a character that cannot be stored (position ${at + 1}).`,
        })
      }
    })

/** The id of a node or an edge. The names that JavaScript gives to every object are reserved. */
export const ElementId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/, 'An id has 1 to 40 letters, digits, - or _.')
  .refine((id) => !isReserved(id), 'This id is reserved.')

/** `__proto__`, `constructor`, `prototype`, `toString` …: never a key of a table. */
export const isReserved = (id: string): boolean => id === 'prototype' || id in Object.prototype

/** The number of a list or a file of the workspace. */
export const RowId = z.number().int().positive()

/** Where a node stands: its top left corner, in canvas units. */
export const Position = z.strictObject({
  x: z.number().min(-1_000_000).max(1_000_000),
  y: z.number().min(-1_000_000).max(1_000_000),
})
export type Position = Readonly<z.infer<typeof Position>>

/** From 1 hour to 1000 days. */
export const Duration = z.strictObject({
  amount: z.number().int().min(1).max(1000),
  /** days: calendar days in the person's zone. hours: exact hours. */
  unit: z.enum(['hours', 'days']),
})
export type Duration = z.infer<typeof Duration>

/** The sender, subject, preheader and MJML body of an email. Text fields may hold merge fields (templates/mergeFields.ts). */
export const EmailContent = z.strictObject({
  subject: text(300).default(''),
  preheader: text(300).default(''),
  senderName: text(120).default(''),
  /** "" takes the workspace's sender. */
  senderEmail: text(254).default(''),
  mjml: text(262_144).default(''),
})
export type EmailContent = z.infer<typeof EmailContent>

export const Variant = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,20}$/, 'A variant’s id has 1 to 20 letters, digits, - or _.'),
  /** Percent, 0 to 100. The weights of a node add up to 100. */
  weight: z.number().int().min(0).max(100),
  content: EmailContent.prefault({}),
})
export type Variant = z.infer<typeof Variant>

/** "" until somebody is chosen. */
const Member = z.strictObject({ kind: z.literal('member'), userId: text(100).default('') })

/** Who looks after a handed-off prospect: its own owner, else the sellers in turn; or one named member. */
export const OwnerRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ownerOrRoundRobin') }),
  Member,
])
export type OwnerRule = z.infer<typeof OwnerRule>

/** Who is told: the prospect's owner, every marketer of the workspace, or one member. */
export const Recipient = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('owner') }),
  z.strictObject({ kind: z.literal('marketers') }),
  Member,
])
export type Recipient = z.infer<typeof Recipient>
