import type { OwnerRule, Recipient } from './fields.ts'

/** What a node asks of the world. Data, never a call. Its key is (enrollment, visit, index) and never expires. */
export type Effect =
  | {
      readonly kind: 'email.send'
      readonly variantId: string
      /** What the email is about: whoever opted out of the topic does not get it. null: no topic. */
      readonly topicId: number | null
    }
  | {
      readonly kind: 'lead.create'
      readonly owner: OwnerRule
      readonly urgent: boolean
      /** Hours from the hand-off within which sales should be in contact. */
      readonly contactWithinHours: number
    }
  | { readonly kind: 'notify'; readonly to: Recipient; readonly message: string }
  | { readonly kind: 'list.add'; readonly listId: number }
  | { readonly kind: 'list.remove'; readonly listId: number }
  | { readonly kind: 'tag.add'; readonly tag: string }
  | { readonly kind: 'tag.remove'; readonly tag: string }
  /** A field of the person; null empties it. Built-in fields that may be set: firstName, lastName, company, jobTitle,
   *  phone, language, source, stage. */
  | { readonly kind: 'field.set'; readonly field: string; readonly value: string | number | boolean | null }
  /** What is no number counts as 0. */
  | { readonly kind: 'field.increment'; readonly field: string; readonly by: number }
  | { readonly kind: 'score.change'; readonly points: number }
  /** How many marketing emails in 7 days this person wants at most; null: what the workspace says. */
  | { readonly kind: 'frequency.set'; readonly mailsPerWeek: number | null }
  | {
      readonly kind: 'task.create'
      readonly owner: OwnerRule
      readonly title: string
      /** Days from now; null: no date. */
      readonly dueInDays: number | null
    }
  /** Posts the person's data there (worker/webhooks). */
  | { readonly kind: 'webhook.call'; readonly url: string }
  | { readonly kind: 'program.start'; readonly programId: number }
  | { readonly kind: 'program.stop'; readonly programId: number }

export type EffectKind = Effect['kind']
