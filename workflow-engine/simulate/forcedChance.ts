import type { Node } from '../nodes/registry.ts'

/** The ways that chance may choose at a step, with their shares; none where it has no say. */
export function sharesOf(node: Node): readonly { readonly id: string; readonly weight: number }[] {
  if (node.type === 'email') return node.config.variants.length > 1 ? node.config.variants : []
  if (node.type === 'split') return node.config.paths.map(({ id, percent }) => ({ id, weight: percent }))
  return []
}

/** A chance that falls to the way `id`; null when none does. */
export function forcedChance(node: Node, id: string): number | null {
  const shares = sharesOf(node)
  const total = shares.reduce((sum, { weight }) => sum + weight, 0)
  let before = 0
  for (const share of shares) {
    if (share.id === id) return share.weight > 0 && total > 0 ? (before + share.weight / 2) / total : null
    before += share.weight
  }
  return null
}
