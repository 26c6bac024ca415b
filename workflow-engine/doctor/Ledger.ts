/** People who went the same way. */
export interface Transition {
  readonly programId: number
  readonly version: number
  readonly nodeId: string
  readonly outlet: string
  /** It was their first visit. */
  readonly first: boolean
  /** passed: went on. Otherwise it is the last that is recorded, and this is what the enrollment says. */
  readonly after: 'passed' | 'waiting' | 'ended' | 'failed' | 'gone'
  /** Where they came to; null when they came to nowhere else. */
  readonly to: string | null
  readonly toVersion: number | null
  n: number
  /** One of their enrollments. */
  readonly example: number
}

/** People who stand at the same step in the same way. */
export interface Standing {
  readonly programId: number
  readonly version: number
  readonly nodeId: string
  readonly status: 'waiting' | 'ended' | 'failed'
  n: number
  readonly example: number
}

/** A count: `<program>.<version> <node> <measure> <outlet>`. */
export type Counters = Map<string, number>

export const counterKey = (
  { programId, version, nodeId }: Pick<Standing, 'programId' | 'version' | 'nodeId'>,
  measure: string,
  outlet = '',
): string => `${programId}.${version} ${nodeId} ${measure}${outlet && ` ${outlet}`}`

export function add(counters: Counters, key: string, n: number): void {
  counters.set(key, (counters.get(key) ?? 0) + n)
}

/** What a workspace's ledger and people say, in groups: its size is that of the drawings. */
export class Ledger {
  readonly #transitions = new Map<string, Transition>()
  readonly #standing = new Map<string, Standing>()

  walked(transition: Transition): void {
    const { programId, version, nodeId, outlet, first, after, to, toVersion } = transition
    merge(
      this.#transitions,
      JSON.stringify([programId, version, nodeId, outlet, first, after, to, toVersion]),
      transition,
    )
  }

  stands(standing: Standing): void {
    const { programId, version, nodeId, status } = standing
    merge(this.#standing, JSON.stringify([programId, version, nodeId, status]), standing)
  }

  get transitions(): readonly Transition[] {
    return [...this.#transitions.values()]
  }

  get standing(): readonly Standing[] {
    return [...this.#standing.values()]
  }

  /** What the counters must be. Each recorded visit has entered its step, and so has everybody who waits; a step taken
   *  under a version is counted under it, arrivals included. */
  counters(): Counters {
    const counters: Counters = new Map()
    for (const row of this.transitions) {
      add(counters, counterKey(row, 'entered'), row.n)
      if (row.outlet !== '') add(counters, counterKey(row, 'movedOn', row.outlet), row.n)
      else add(counters, counterKey(row, row.after === 'failed' ? 'failed' : 'exited'), row.n)
    }
    for (const row of this.standing) {
      if (row.status === 'waiting') add(counters, counterKey(row, 'entered'), row.n)
    }
    return counters
  }
}

function merge<T extends { n: number }>(groups: Map<string, T>, key: string, group: T): void {
  const known = groups.get(key)
  if (known) known.n += group.n
  else groups.set(key, { ...group })
}
