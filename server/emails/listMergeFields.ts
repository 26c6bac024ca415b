import type { Scope } from '#server/scope.ts'

export interface MergeFieldView {
  /** What stands between the braces: `prospect.firstName`. */
  readonly tag: string
  /** In the asker's language. */
  readonly label: string
  /** True when a person may lack it. */
  readonly mayBeEmpty: boolean
  /** A good word to say instead, in the asker's language. */
  readonly fallback: string | null
}

/** What emails may merge in: the product's fields, then the workspace's own. */
export async function listMergeFields(_scope: Scope): Promise<MergeFieldView[]> {
  throw new Error('not yet')
}
