import type { OwnerRule, Recipient } from './fields.ts'

/** What a node asks of the world. Data, never a call. Its key is (enrollment, visit, index) and never expires. */
export type Effect =
  | { readonly kind: 'email.send'; readonly variantId: string }
  | {
      readonly kind: 'lead.create'
      readonly owner: OwnerRule
      readonly urgent: boolean
      /** Hours from the hand-off within which sales should be in contact. */
      readonly contactWithinHours: number
    }
  | { readonly kind: 'notify'; readonly to: Recipient; readonly message: string }

export type EffectKind = Effect['kind']
