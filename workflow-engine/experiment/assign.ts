// Who gets which variant, without remembering it: the same person in the same step always draws the same number.

/** A number in [0, 1) that depends on program, node and person alone. It does not change with a new version, and two
 *  steps of one program draw independently of each other.
 *
 *  FNV-1a, 32 bit, over `program:node:prospect` (Fowler, Noll, Vo: draft-eastlake-fnv), then the finalizer of
 *  MurmurHash3 (Appleby, `fmix32`), because FNV alone leaves the high bits of short texts too much alike. */
export function chance(programId: number, nodeId: string, prospectId: number): number {
  return finalize(fnv1a(`${programId}:${nodeId}:${prospectId}`)) / 2 ** 32
}

/** The variant whose share of [0, total weight) the chance falls into. A weight of 0 is never picked. null when no
 *  variant has a weight. */
export function pickVariant<V extends { readonly weight: number }>(variants: readonly V[], chance: number): V | null {
  let total = 0
  for (const { weight } of variants) total += weight
  let rest = chance * total
  let last: V | null = null
  for (const variant of variants) {
    if (variant.weight <= 0) continue
    if (rest < variant.weight) return variant
    rest -= variant.weight
    last = variant
  }
  // Reached only when rounding eats the last sliver of the range.
  return last
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

function finalize(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
