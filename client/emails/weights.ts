/** Percentages of variants, whole numbers that add up to 100. */
export function evenSplit(count: number): number[] {
  return share(
    100,
    Array.from({ length: count }, () => 1),
  )
}

/** Gives one variant a weight; the others keep their proportions and take what is left. */
export function setWeight(weights: readonly number[], index: number, weight: number): number[] {
  if (weights.length < 2) return weights.map(() => 100)
  const own = Math.max(0, Math.min(100, Math.round(weight)))
  const others = weights.filter((_, i) => i !== index)
  const rest = share(100 - own, others.some((one) => one > 0) ? others : others.map(() => 1))
  return weights.map((_, i) => (i === index ? own : (rest[i < index ? i : i - 1] as number)))
}

/** Weights after one variant is gone: the others keep their proportions. */
export function withoutWeight(weights: readonly number[], index: number): number[] {
  const left = weights.filter((_, i) => i !== index)
  return share(100, left.some((one) => one > 0) ? left : left.map(() => 1))
}

/** Shares a whole number out by proportion, largest remainders first, earlier ones first among equals. */
function share(total: number, proportions: readonly number[]): number[] {
  const sum = proportions.reduce((a, b) => a + b, 0)
  if (sum === 0) return proportions.map(() => 0)
  const exact = proportions.map((one) => (total * one) / sum)
  const shares = exact.map(Math.floor)
  const byRemainder = exact
    .map((one, i) => ({ i, remainder: one - Math.floor(one) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i)
  const missing = total - shares.reduce((a, b) => a + b, 0)
  for (const { i } of byRemainder.slice(0, missing)) shares[i] = (shares[i] as number) + 1
  return shares
}
