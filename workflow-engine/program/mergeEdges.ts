import { outletsOf } from '../nodes/registry.ts'
import { freeEdgeId } from './edit.ts'
import { type Edge, type Graph, isRoot } from './graph.ts'
import type { Decide, Side, Three } from './mergeValue.ts'

// Arrows are the same by where they begin, not by their id: an outlet has one at most.

type Arrows = ReadonlyMap<string, Edge>
const placeOf = (from: string, outlet: string): string => `${from} ${outlet}`

const arrowsOf = ({ edges }: Graph): Arrows =>
  new Map(Object.values(edges).map((edge) => [placeOf(edge.from, edge.outlet), edge]))

/** Tells whether a side drew an arrow out of a node, or out of one of its outlets, that was not there before. An arrow
 *  that closed the gap of a step that is gone is none. */
export function usedOutlets({ base, mine, theirs }: Three<Graph>) {
  const before = arrowsOf(base)
  const drawnBy = (graph: Graph) => {
    const drawn = new Set<string>()
    for (const { from, outlet, to } of Object.values(graph.edges)) {
      const was = before.get(placeOf(from, outlet))?.to
      const isHealed = was !== undefined && !Object.hasOwn(graph.nodes, was) && Object.hasOwn(base.nodes, to)
      if (was !== to && !isHealed) drawn.add(placeOf(from, outlet)).add(from)
    }
    return drawn
  }
  const drawn = { mine: drawnBy(mine), theirs: drawnBy(theirs) }
  return (nodeId: string, outlet: string | null, side: Side): boolean =>
    drawn[side].has(outlet === null ? nodeId : placeOf(nodeId, outlet))
}

/** `kept`: steps that one side took away and that stand there all the same, with the side whose arrows they keep. */
export function mergeEdges(
  three: Three<Graph>,
  nodes: Graph['nodes'],
  kept: ReadonlyMap<string, Side>,
  decide: Decide,
): Record<string, Edge> {
  const arrows = { base: arrowsOf(three.base), mine: arrowsOf(three.mine), theirs: arrowsOf(three.theirs) }
  const merged: Record<string, Edge> = {}
  const places = [...new Set([...arrows.mine.keys(), ...arrows.theirs.keys()])].sort()
  for (const place of places) {
    const known = arrows.mine.get(place) ?? arrows.theirs.get(place)
    const source = known && nodes[known.from]
    if (!known || !source || !outletsOf(source).includes(known.outlet)) continue
    const side = sideOf(place, arrows, kept, decide)
    const chosen = arrows[side].get(place)
    const to = chosen && survivor(chosen.to, nodes, three, arrows)
    if (chosen && to !== undefined) put(merged, chosen, to)
  }
  return merged
}

function sideOf(place: string, arrows: Three<Arrows>, kept: ReadonlyMap<string, Side>, decide: Decide): Side {
  const at = (side: keyof Three) => arrows[side].get(place)
  const [from = '', outlet = ''] = place.split(' ')
  const forced = kept.get(from) ?? kept.get(at('base')?.to ?? '')
  if (forced) return forced
  const [base, mine, theirs] = [at('base')?.to, at('mine')?.to, at('theirs')?.to]
  if (mine === theirs || base === theirs) return 'mine'
  if (base === mine) return 'theirs'
  return decide(['edges', from, outlet], { base, mine, theirs })
}

/** Where an arrow leads whose step the other side took away: where that side led those who came to it. */
function survivor(
  target: string,
  nodes: Graph['nodes'],
  three: Three<Graph>,
  arrows: Three<Arrows>,
): string | undefined {
  const seen = new Set<string>()
  let to: string | undefined = target
  while (to !== undefined && !Object.hasOwn(nodes, to)) {
    if (seen.has(to)) return undefined
    seen.add(to)
    to = healedTo(to, three, arrows) ?? soleWayOn(to, three)
  }
  const node = to === undefined ? undefined : nodes[to]
  return node && !isRoot(node) ? to : undefined
}

/** Where the side that took a step away leads an arrow that led to it. */
function healedTo(gone: string, three: Three<Graph>, arrows: Three<Arrows>): string | undefined {
  const remover = Object.hasOwn(three.mine.nodes, gone) ? 'theirs' : 'mine'
  for (const [place, { to }] of arrows.base) {
    const now = to === gone ? arrows[remover].get(place)?.to : undefined
    if (now !== undefined && now !== gone && Object.hasOwn(three.base.nodes, now)) return now
  }
  return undefined
}

function soleWayOn(gone: string, { base, mine, theirs }: Three<Graph>): string | undefined {
  const holder = [mine, theirs, base].find(({ nodes }) => Object.hasOwn(nodes, gone))
  const ways = Object.values(holder?.edges ?? {}).filter(({ from }) => from === gone)
  return ways.length === 1 ? ways[0]?.to : undefined
}

function put(edges: Record<string, Edge>, { id, from, outlet, to: drawn, ...rest }: Edge, to: string): void {
  const free = Object.hasOwn(edges, id) ? freeEdgeId(edges, from, outlet) : id
  edges[free] = { ...rest, id: free, from, outlet, to: drawn === to ? drawn : to }
}
