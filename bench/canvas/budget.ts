import type { CanvasSize } from '../results.ts'

/** What the canvas may take, at 60, 500 and 1,000 steps. */
export const sizes = [60, 500, 1000] as const
export type Size = (typeof sizes)[number]

type Measured = keyof Omit<CanvasSize, 'steps' | 'ratios' | 'empty'>

export interface Limit {
  readonly title: string
  readonly unit: 's' | 'ms'
  /** One for each size. */
  readonly limits: readonly [number, number, number]
}

/** Times of one processor, four times slower than the one that measured, but for panning: that is as it is here. */
export const budget: Readonly<Record<Measured, Limit>> = {
  openMs: { title: 'open until the first step can be pressed', unit: 'ms', limits: [1000, 1500, 2500] },
  panP95Ms: { title: 'pan at 80 %, main thread for each turn of the wheel, p95', unit: 'ms', limits: [4, 8, 10] },
  dragMs: { title: 'carry one step, main thread for each move', unit: 'ms', limits: [6, 12, 18] },
  insertMs: { title: 'insert a step until it is painted', unit: 'ms', limits: [100, 150, 250] },
  undoMs: { title: 'undo until it is painted', unit: 'ms', limits: [100, 150, 250] },
  tickMs: { title: 'new numbers on 200 steps, longest task', unit: 'ms', limits: [8, 16, 25] },
  tidyMs: { title: 'tidy, until the steps move', unit: 'ms', limits: [100, 600, 1500] },
}

/** JavaScript that opens the editor, gzipped, in kB. */
export const scriptLimitKb = 350
/** How much a ratio to the empty canvas may grow over the stored one. */
export const drift = 1.25
