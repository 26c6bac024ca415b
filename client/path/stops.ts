import type { Outputs } from '#client/api.ts'
import type { SimulatedPath } from '#client/simulator/path.ts'

export type PathView = Outputs['metrics']['path']
type PathStep = PathView['steps'][number]

/** One stop of a person's way: a step that was visited, or the one where the person stands. */
export interface Stop extends Omit<PathStep, 'at'> {
  /** When it was left; null: the person stands there. */
  readonly at: string | null
  readonly end: 'went' | 'here' | 'ended' | 'failed'
}

/** A way as its stops, in order. The last one is where the person stands, ended or failed. */
export function stopsOf(path: PathView): Stop[] {
  const { status, version, nodeId, arrivedAt, steps } = path
  const stops = steps.map((step, n): Stop => {
    const isLast = n === steps.length - 1 && status !== 'waiting'
    return { ...step, end: isLast && step.outlet === '' ? (status as 'ended' | 'failed') : 'went' }
  })
  if (status !== 'waiting') return stops
  const visit = (steps.at(-1)?.visit ?? -1) + 1
  const here = { visit, nodeId, version, arrivedAt, at: null, outlet: '', by: null, saw: null, mail: null } as const
  return [...stops, { ...here, end: 'here' }]
}

/** What is shown of a way that has been followed as far as the stop at `place`. */
export function wayUntil(stops: readonly Stop[], place: number): SimulatedPath {
  const seen = stops.slice(0, place + 1)
  const arrows = new Set<string>()
  for (const [n, { nodeId, outlet, by }] of seen.entries())
    if (by === 'arrow' && n < place) arrows.add(`${nodeId}.${outlet}`)
  return { nodes: new Set(seen.map(({ nodeId }) => nodeId)), arrows, at: seen.at(-1)?.nodeId ?? null }
}
