import type { Effect } from './effect.ts'

/** What a node answers when it is visited. */
export type Decision<Outlet extends string> =
  | { readonly kind: 'proceed'; readonly via: Outlet; readonly effects?: readonly Effect[] }
  /** Come back at `until` with the signal `timer`. */
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'end'; readonly outcome: string }
