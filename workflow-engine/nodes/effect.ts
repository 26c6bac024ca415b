/** Who looks after a handed-off prospect: its own owner, else the sellers in turn; or one named member. */
export type OwnerRule = { readonly kind: 'ownerOrRoundRobin' } | { readonly kind: 'member'; readonly userId: string }

/** Who is told: the prospect's owner, every marketer of the workspace, or one member. */
export type Recipient =
  | { readonly kind: 'owner' }
  | { readonly kind: 'marketers' }
  | { readonly kind: 'member'; readonly userId: string }

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
