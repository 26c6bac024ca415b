/** Something a node must know to decide, as data. The worker answers the facts of a whole batch set-wise; the
 *  simulator answers them from a form. */
export type Fact =
  /** The prospect's score: number. */
  | { readonly kind: 'score' }
  /** Is the prospect on this list now: boolean. */
  | { readonly kind: 'onList'; readonly listId: number }
  /** Has the prospect downloaded this file, ever or since it entered the program: boolean. */
  | { readonly kind: 'downloaded'; readonly fileId: number; readonly since: 'entered' | 'ever' }

export type FactKind = Fact['kind']
export type FactValue = string | number | boolean | null

/** A fact's name in `FactSheet` and in the ledger's `saw`: `score`, `onList:3`, `downloaded:7:entered`. */
export function factKey(fact: Fact): string {
  switch (fact.kind) {
    case 'score':
      return 'score'
    case 'onList':
      return `onList:${fact.listId}`
    case 'downloaded':
      return `downloaded:${fact.fileId}:${fact.since}`
    default:
      return fact satisfies never
  }
}

/** Answers for one enrollment, by fact key; undefined: not known yet. Any Map will do. */
export interface FactSheet {
  get(key: string): FactValue | undefined
}
