/** Standard normal quantiles: 5 % two-sided, and 80 % of true differences found. */
const significance = 1.959963984540054
const power = 0.8416212335729143

/** How many people each variant needs to tell one rate from the other (two proportions, pooled under the null: Fleiss,
 *  Levin and Paik, "Statistical Methods for Rates and Proportions", 3rd ed., formula 4.14 without continuity
 *  correction), at 5 % two-sided with 80 % power. */
export function peopleNeeded(from: number, to: number): number {
  if (!(from > 0 && from < 1 && to > 0 && to < 1) || from === to)
    throw new RangeError(`No test tells ${from} from ${to}.`)
  const mean = (from + to) / 2
  const under = significance * Math.sqrt(2 * mean * (1 - mean))
  const over = power * Math.sqrt(from * (1 - from) + to * (1 - to))
  return Math.ceil(((under + over) / (to - from)) ** 2)
}

/** How long a test takes until its smallest variant has enough people, in whole weeks. Infinity where nobody comes.
 *  @param shares what part of the people each variant gets, 0 to 1 */
export function weeksNeeded(each: number, perWeek: number, shares: readonly number[]): number {
  const smallest = Math.min(...shares.filter((share) => share > 0))
  const weekly = perWeek * smallest
  return weekly > 0 && Number.isFinite(weekly) ? Math.ceil(each / weekly) : Infinity
}
