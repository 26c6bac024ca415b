/** What the world tells an enrollment. */
export type Signal =
  /** It has just come to the node. */
  | { readonly kind: 'arrived' }
  /** The moment it asked to be woken at has come. */
  | { readonly kind: 'timer' }
