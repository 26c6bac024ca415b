import type { Scope } from '#server/scope.ts'

/** A share with its 90 % Wilson interval, all from 0 to 1; null while nothing was sent. */
export interface Rate {
  readonly rate: number
  readonly low: number
  readonly high: number
}

export interface VariantRow {
  readonly variantId: string
  readonly sent: number
  readonly clicked: number
  readonly downloaded: number
  /** People who became leads in this program after getting this variant. */
  readonly leads: number
  readonly rates: { readonly clicked: Rate | null; readonly downloaded: Rate | null; readonly leads: Rate | null }
}

export async function rateVariants(
  _scope: Scope,
  _input: { programId: number; nodeId: string },
): Promise<VariantRow[]> {
  throw new Error('not yet')
}
