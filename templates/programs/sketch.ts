import type { Position } from '#engine/nodes/fields.ts'
import { createNode, kindOf, type Node, type NodeType, outletsOf } from '#engine/nodes/registry.ts'
import type { Edge, Graph } from '#engine/program/graph.ts'
import type { ExitRule, Policy, Reentry } from '#engine/program/policy.ts'

/** One step of a sketch. Whoever leaves it by an outlet that has no way here goes on to the next step, and so does whoever
 *  comes to the end of a way that does not end the program. */
export interface Stroke {
  readonly id: string
  readonly type: NodeType
  readonly config: object
  readonly name?: string
  /** By outlet: the steps of a way, or the id of the step that it leads to. */
  readonly ways?: Readonly<Record<string, Sketch | string>>
  /** The id of the step that it leads to instead of the next one. */
  readonly to?: string
}
export type Sketch = readonly Stroke[]

/** A program as it is written: from its entry on, from each goal on, and its rules. */
export interface Sketched {
  readonly main: Sketch
  /** What else people come in by: goals, other entries. */
  readonly others?: readonly Sketch[]
  readonly reentry?: Reentry
  readonly exits?: readonly ExitRule[]
}

/** The drawing of a sketch: straight down, the ways of a step side by side, goals and other entries to the right. */
export function drawSketch({ main, others = [], reentry, exits }: Sketched): Graph {
  const pen = new Pen()
  let x = 0
  for (const [n, sketch] of [main, ...others].entries()) {
    if (n > 0) x += (widthOf([main, ...others][n - 1] ?? []) + widthOf(sketch)) * (column / 2)
    pen.chain(sketch, { x, y: 0 }, [])
  }
  const policy: Policy = { reentry: reentry ?? { kind: 'never' }, exits: [...(exits ?? [])] }
  return { format: 1, ...((reentry || exits) && { policy }), nodes: pen.nodes, edges: pen.edges }
}

// Cards are 240 wide. All on the grid of 8.
const column = 320
const row = 152

interface Loose {
  readonly from: string
  readonly outlet: string
}

class Pen {
  readonly nodes: Record<string, Node> = {}
  readonly edges: Record<string, Edge> = {}

  /** Draws steps down from a place. @returns the ends that are still loose, and how far down it came */
  chain(sketch: Sketch, place: Position, above: readonly Loose[]): { loose: readonly Loose[]; y: number } {
    let loose = above
    let { y } = place
    for (const stroke of sketch) {
      const node = this.#node(stroke, { x: place.x, y })
      for (const end of loose) this.#connect(end, stroke.id)
      y += row
      const { ways, to } = stroke
      const [first] = outletsOf(node)
      if (to !== undefined && first !== undefined) {
        this.#connect({ from: stroke.id, outlet: first }, to)
        loose = []
      } else if (!ways) loose = first === undefined ? [] : [{ from: stroke.id, outlet: first }]
      else [loose, y] = this.#part(stroke.id, outletsOf(node), ways, { x: place.x, y })
    }
    return { loose, y }
  }

  #part(from: string, outlets: readonly string[], ways: NonNullable<Stroke['ways']>, place: Position) {
    const loose: Loose[] = []
    const side = outlets.map((outlet) => ways[outlet])
    const columns = side.map(columnsOf)
    let x = place.x - (sum(columns) * column) / 2
    let lowest = place.y
    for (const [n, outlet] of outlets.entries()) {
      const way = side[n]
      const wide = (columns[n] ?? 0) * column
      if (typeof way === 'string') this.#connect({ from, outlet }, way)
      else if (!way?.length) loose.push({ from, outlet })
      else {
        const below = this.chain(way, { x: x + wide / 2, y: place.y }, [{ from, outlet }])
        loose.push(...below.loose)
        lowest = Math.max(lowest, below.y)
      }
      x += wide
    }
    return [loose, lowest] as const
  }

  #node({ id, type, config, name }: Stroke, position: Position): Node {
    if (this.nodes[id]) throw new Error(`Two steps are called “${id}”.`)
    const whole = kindOf(type).config.parse(config)
    const node = { ...createNode(type, id, position), config: whole, ...(name !== undefined && { name }) } as Node
    this.nodes[id] = node
    return node
  }

  #connect({ from, outlet }: Loose, to: string): void {
    const id = `${from}-${outlet}`
    this.edges[id] = { id, from, outlet, to }
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** How many columns a sketch takes. */
function widthOf(sketch: Sketch): number {
  return Math.max(1, ...sketch.map(({ ways }) => (ways ? sum(Object.values(ways).map(columnsOf)) : 1)))
}

/** A way that leads somewhere else takes none; an empty one that goes on to the next step takes one of its own. */
const columnsOf = (way: Sketch | string | undefined): number => (Array.isArray(way) ? widthOf(way as Sketch) : 0)
