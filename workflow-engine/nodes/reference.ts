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
  /** An outlet of a kind: `{ type: 'branch', id: 'no' }`. `label`: what the node's settings call it; `nth`: where it
   *  stands among the outlets, from 1, for one that nobody gave a name. */
  | {
      readonly ref: 'outlet'
      readonly type: string
      readonly id: string
      readonly label?: string
      readonly nth?: number
    }

/** What a config points to, and the path of the field that does. `node`: another step of the same drawing. */
export type Pointer = Exclude<Reference, { ref: 'outlet' }> & { readonly field: string }

/** What a sentence is filled with. Many references are read as “A”, “B” and “C”. */
export type Param = string | number | Reference | readonly Reference[]
export type Params = Readonly<Record<string, Param>>

/** A part of a sentence in words of the same sheet: `{ say: 'condition.onList', params: { list } }`. */
export interface Phrase {
  readonly say: string
  readonly params?: Phrases
}
/** What a sentence of several parts is filled with. */
export type Phrases = Readonly<Record<string, Param | Phrase>>
