/** Something outside a sentence that has a name: the reader turns it into words (nodes/words.ts). */
export type Reference =
  | { readonly ref: 'list'; readonly id: number }
  | { readonly ref: 'file'; readonly id: number }
  | { readonly ref: 'segment'; readonly id: number }
  | { readonly ref: 'form'; readonly id: number }
  | { readonly ref: 'topic'; readonly id: number }
  | { readonly ref: 'program'; readonly id: number }
  | { readonly ref: 'member'; readonly id: string }
  | { readonly ref: 'node'; readonly id: string }
  /** An outlet of a kind: `{ type: 'branch', id: 'no' }`. */
  /** `label`: what the node's settings call it. */
  | { readonly ref: 'outlet'; readonly type: string; readonly id: string; readonly label?: string }

/** What a config points to, and the path of the field that does. `node`: another step of the same drawing. */
export type Pointer = Exclude<Reference, { ref: 'outlet' }> & { readonly field: string }

/** What a sentence is filled with. Many references are read as “A”, “B” and “C”. */
export type Param = string | number | Reference | readonly Reference[]
export type Params = Readonly<Record<string, Param>>
