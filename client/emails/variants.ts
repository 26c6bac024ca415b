import type { Variant } from '#engine/nodes/fields.ts'
import { evenSplit, setWeight, withoutWeight } from './weights.ts'

/** Most variants a step can have. */
export const mostVariants = 8

/** A copy of one variant (the last by default) joins; all weigh the same afterwards. */
export function addVariant(variants: readonly Variant[], of = variants.length - 1): Variant[] {
  const copied = variants[of]
  if (!copied || variants.length >= mostVariants) return [...variants]
  return splitEvenly([...variants, { ...copied, id: newVariantId(variants) }])
}

export function removeVariant(variants: readonly Variant[], index: number): Variant[] {
  if (variants.length < 2) return [...variants]
  const weights = withoutWeight(
    variants.map(({ weight }) => weight),
    index,
  )
  return variants.filter((_, i) => i !== index).map((variant, i) => ({ ...variant, weight: weights[i] ?? 0 }))
}

export function weighVariant(variants: readonly Variant[], index: number, weight: number): Variant[] {
  const weights = setWeight(
    variants.map((variant) => variant.weight),
    index,
    weight,
  )
  return variants.map((variant, i) => ({ ...variant, weight: weights[i] ?? 0 }))
}

export function splitEvenly(variants: readonly Variant[]): Variant[] {
  const weights = evenSplit(variants.length)
  return variants.map((variant, i) => ({ ...variant, weight: weights[i] ?? 0 }))
}

/** Never an id that stood here before: results are counted by it. */
function newVariantId(variants: readonly Variant[]): string {
  const taken = new Set(variants.map(({ id }) => id))
  let id = ''
  do id = `v${Math.random().toString(36).slice(2, 8)}`
  while (taken.has(id))
  return id
}
