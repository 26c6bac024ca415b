/** A mail under way. */
export interface Ride {
  readonly host: string
  readonly since: number
}

export interface Pace {
  /** How many mails may be under way at a time. */
  readonly slots: number
  /** From how many milliseconds on a mail counts as slow. */
  readonly slowMs: number
  readonly now?: () => number
}

/** How long a host is remembered as slow. */
const MEMORY_MS = 5 * 60_000

/**
 * Whose mail may go next, so that a receiving host that lets us wait does not stop everybody else's.
 *
 * P1. A host that is slow, or was a moment ago, gets no more than a quarter of the slots.
 * P2. Mails that were under way before it became slow give their slots back when they are slow themselves, down to that
 *     quarter; so nothing that one host does takes more than a quarter for longer than `slowMs`.
 */
export class HostPace {
  readonly #rides = new Set<Ride>()
  readonly #slowUntil = new Map<string, number>()
  readonly #pace: Pace
  readonly #now: () => number

  constructor(pace: Pace) {
    this.#pace = pace
    this.#now = pace.now ?? (() => performance.now())
  }

  /** What one slow host may hold. */
  get share(): number {
    return Math.max(1, Math.floor(this.#pace.slots / 4))
  }

  /** A host that has its share already: its mail had better wait. */
  isCrowded(host: string): boolean {
    const rides = this.#of(host)
    return this.#isSlow(host, rides) && rides.length >= this.share
  }

  /** Whether one more mail may set out now. Slow ones beyond the share of their host do not count. */
  get hasRoom(): boolean {
    const hosts = new Map<string, { quick: number; slow: number }>()
    for (const ride of this.#rides) {
      const held = hosts.get(ride.host) ?? { quick: 0, slow: 0 }
      if (this.#lasts(ride)) held.slow++
      else held.quick++
      hosts.set(ride.host, held)
    }
    const taken = [...hosts.values()].reduce((sum, { quick, slow }) => sum + quick + Math.min(slow, this.share), 0)
    // However many are stuck, connections are not opened without end.
    return taken < this.#pace.slots && this.#rides.size < this.#pace.slots * 3
  }

  setOut(host: string): Ride {
    const ride = { host, since: this.#now() }
    this.#rides.add(ride)
    return ride
  }

  arrived(ride: Ride): void {
    this.#rides.delete(ride)
    if (this.#lasts(ride)) this.#slowUntil.set(ride.host, this.#now() + MEMORY_MS)
    else if (!this.#of(ride.host).some((other) => this.#lasts(other))) this.#slowUntil.delete(ride.host)
  }

  /** Whether a mail has been under way for so long that nobody should wait for it. */
  isSlow(ride: Ride): boolean {
    return this.#lasts(ride)
  }

  #of(host: string): Ride[] {
    return [...this.#rides].filter((ride) => ride.host === host)
  }

  #isSlow(host: string, rides: readonly Ride[]): boolean {
    return (this.#slowUntil.get(host) ?? 0) > this.#now() || rides.some((ride) => this.#lasts(ride))
  }

  #lasts({ since }: Ride): boolean {
    return this.#now() - since >= this.#pace.slowMs
  }
}
