/** How sure an interval is to hold the true rate. */
export type Confidence = 0.8 | 0.9 | 0.95 | 0.99

/** Standard normal quantiles z with P(|Z| <= z) = confidence. */
const quantiles: Readonly<Record<Confidence, number>> = {
  0.8: 1.2815515655446004,
  0.9: 1.6448536269514722,
  0.95: 1.959963984540054,
  0.99: 2.5758293035489004,
}

/** A share of people, and between which shares the truth probably lies. All from 0 to 1. */
export interface Rate {
  readonly rate: number
  readonly low: number
  readonly high: number
}

/** The Wilson score interval (E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 *  JASA 22, 1927; recommended for small samples by Brown, Cai and DasGupta, Statistical Science 16, 2001). No continuity
 *  correction. Without trials nothing is known: 0, between 0 and 1. */
export function wilson(successes: number, trials: number, confidence: Confidence = 0.9): Rate {
  if (!Number.isInteger(successes) || !Number.isInteger(trials) || successes < 0 || successes > trials) {
    throw new RangeError(`There cannot be ${successes} successes in ${trials} trials.`)
  }
  if (trials === 0) return { rate: 0, low: 0, high: 1 }
  const z = quantiles[confidence]
  const rate = successes / trials
  const shrink = 1 + z ** 2 / trials
  const centre = (rate + z ** 2 / (2 * trials)) / shrink
  const reach = (z / shrink) * Math.sqrt((rate * (1 - rate)) / trials + (z / (2 * trials)) ** 2)
  return {
    rate,
    low: successes === 0 ? 0 : Math.max(0, centre - reach),
    high: successes === trials ? 1 : Math.min(1, centre + reach),
  }
}
