import type { CanvasResults, CanvasSize } from '../results.ts'
import { drift } from './budget.ts'

const words: Readonly<Record<keyof CanvasSize['ratios'], string>> = { pan: 'Panning', drag: 'Carrying a step' }

/** What has become slower beside React Flow alone than the stored results allow, a sentence each. */
export function slower(before: CanvasResults | undefined, now: CanvasResults): string[] {
  return now.sizes.flatMap(({ steps, ratios }) => {
    const stored = before?.sizes.find((size) => size.steps === steps)?.ratios
    if (!stored) return []
    return (Object.keys(ratios) as (keyof CanvasSize['ratios'])[])
      .filter((name) => ratios[name] > stored[name] * drift)
      .map(
        (name) =>
          `${words[name]} among ${steps} steps takes ${ratios[name]} times what React Flow alone takes; it took ${stored[name]} times, and may take a quarter more.`,
      )
  })
}
