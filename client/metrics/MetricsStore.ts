/** What happened to people at one node. entered = waiting + movedOn + exited + failed. */
export interface NodeCounts {
  readonly entered: number
  readonly waiting: number
  readonly movedOn: number
  readonly exited: number
  readonly failed: number
}

const nobody: NodeCounts = { entered: 0, waiting: 0, movedOn: 0, exited: 0, failed: 0 }

export type Measure = keyof NodeCounts
export const measures: readonly Measure[] = ['entered', 'waiting', 'movedOn', 'exited', 'failed']

export interface ProgramMetrics {
  readonly nodes: Readonly<Record<string, NodeCounts>>
  /** People by `nodeId.outlet`. */
  readonly edges: Readonly<Record<string, number>>
  /** When the numbers were counted, ISO 8601. */
  readonly at: string
}

/** What became of the emails of a step. */
export interface MailCounts {
  readonly delivered: number
  readonly clicked: number
  readonly replied: number
  readonly bounced: number
  readonly unsubscribed: number
  /** Of those delivered, so that it is a share in any mode. */
  readonly clickedOfDelivered: number
}

export interface LeadCounts {
  readonly handedOver: number
  readonly accepted: number
}

/** All that is known of a program in the view that was asked for. */
export interface ProgramNumbers extends ProgramMetrics {
  readonly mode?: 'cohort' | 'activity'
  readonly mails?: Readonly<Record<string, MailCounts>>
  readonly leads?: Readonly<Record<string, LeadCounts>>
  /** In activity mode: who stood at a step when the range began. */
  readonly before?: Readonly<Record<string, number>>
  /** Who stands at a step at present, whatever range and filter the other numbers have. */
  readonly standing?: Readonly<Record<string, number>>
  /** The moments of the range; null is open. */
  readonly from?: string | null
  readonly to?: string | null
}

export interface EdgeFlow {
  readonly people: number
  /** How many moved on from the edge's node in all. */
  readonly of: number
  /** How wide it is drawn, in px: by its share of the edge that most people took. */
  readonly width: number
}

export interface Heard {
  /** When this device heard the numbers. */
  readonly at: Date
  /** Changes would come by themselves. */
  readonly isLive: boolean
  /** Other numbers have been asked for and are not here yet. */
  readonly isPending: boolean
}

const nothing: ProgramNumbers = { nodes: {}, edges: {}, at: '' }

/** The latest numbers of one program, outside the drawing: a tick wakes only the readers whose numbers changed.
 *  M1. A reader's value keeps its identity while its numbers stay the same. */
export class MetricsStore {
  #nodes = new Map<string, NodeCounts>()
  #edges = new Map<string, EdgeFlow>()
  #heard: Heard | null = null
  #latest: ProgramNumbers = nothing
  #previous: ProgramNumbers | null = null
  readonly #readers = new Map<string, Set<() => void>>()

  /** @param at when this device heard it: the age shown does not depend on the server's clock */
  accept(metrics: ProgramNumbers, at: Date): void {
    const woken = new Set<string>(['heard', 'rates'])
    this.#latest = metrics
    const nodes = new Map<string, NodeCounts>()
    for (const [id, counts] of Object.entries(metrics.nodes)) {
      const before = this.#nodes.get(id)
      const same = before !== undefined && measures.every((measure) => before[measure] === counts[measure])
      nodes.set(id, same ? before : counts)
      if (!same) woken.add(`node ${id}`)
    }
    const edges = new Map<string, EdgeFlow>()
    const most = Math.max(1, ...Object.values(metrics.edges))
    for (const [key, people] of Object.entries(metrics.edges)) {
      const of = metrics.nodes[key.slice(0, key.lastIndexOf('.'))]?.movedOn ?? people
      const before = this.#edges.get(key)
      const width = widthOf(people / most)
      const same = before?.people === people && before.of === of && before.width === width
      edges.set(key, same ? before : { people, of, width })
      if (!same) woken.add(`edge ${key}`)
    }
    for (const id of this.#nodes.keys()) if (!nodes.has(id)) woken.add(`node ${id}`)
    for (const key of this.#edges.keys()) if (!edges.has(key)) woken.add(`edge ${key}`)
    // Before the first numbers nothing is known; after them, who is not named has seen nobody.
    if (!this.#heard) for (const name of this.#readers.keys()) woken.add(name)
    this.#nodes = nodes
    this.#edges = edges
    this.#heard = { at, isLive: true, isPending: false }
    for (const name of woken) for (const reader of this.#readers.get(name) ?? []) reader()
  }

  node(id: string): NodeCounts | null {
    return this.#nodes.get(id) ?? (this.#heard ? nobody : null)
  }

  /** @param key `nodeId.outlet` */
  edge(key: string): EdgeFlow | null {
    return this.#edges.get(key) ?? null
  }

  /** Everything that was heard last, and of the range before when that is shown. */
  latest(): ProgramNumbers {
    return this.#latest
  }

  /** How many people stand at a step at present, whatever is shown. */
  standing(id: string): number {
    return this.#latest.standing?.[id] ?? this.#latest.nodes[id]?.waiting ?? 0
  }

  previous(): ProgramNumbers | null {
    return this.#previous
  }

  /** The numbers of the range before, to hold rates against; null: of none. */
  compare(previous: ProgramNumbers | null): void {
    if (this.#previous === previous) return
    this.#previous = previous
    for (const reader of this.#readers.get('rates') ?? []) reader()
  }

  /** Other numbers have been asked for: those that are shown are still the old ones. */
  expect(): void {
    if (!this.#heard || this.#heard.isPending) return
    this.#heard = { ...this.#heard, isPending: true }
    for (const reader of this.#readers.get('heard') ?? []) reader()
  }

  /** The connection that brings the numbers was lost, or is back. */
  setLive(isLive: boolean): void {
    if (!this.#heard || this.#heard.isLive === isLive) return
    this.#heard = { ...this.#heard, isLive }
    for (const reader of this.#readers.get('heard') ?? []) reader()
  }

  /** When the last numbers came, null before the first. */
  heard(): Heard | null {
    return this.#heard
  }

  /** @param name `node <id>`, `edge <id>.<outlet>`, `rates` or `heard` */
  subscribe(name: string, reader: () => void): () => void {
    const readers = this.#readers.get(name) ?? new Set()
    this.#readers.set(name, readers)
    readers.add(reader)
    return () => {
      readers.delete(reader)
      if (readers.size === 0) this.#readers.delete(name)
    }
  }
}

/** 2 to 9 px in steps of half a pixel, so that growing numbers seldom draw a line anew. */
const widthOf = (share: number): number => 2 + Math.round(share * 14) / 2
