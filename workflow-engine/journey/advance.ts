import type { Effect } from '../nodes/effect.ts'
import type { Fact, FactSheet, FactValue } from '../nodes/fact.ts'
import type { Signal } from '../nodes/signal.ts'
import { maxStepsAtOnce } from '../program/limits.ts'
import type { Journey, Question, Station } from './compileJourney.ts'
import type { Enrollment, FailureReason, Waiting } from './enrollment.ts'

// A1. Pure: the same arguments give the same answer, and nothing given is changed.
// A2. All or nothing: an answer with `needs` holds no step and no effect; load the facts and ask again.
// A3. One step a visit, and a step takes at most one edge. What enters a node is waiting there, moved on, ended or
//     failed: never two of them.
// A4. Effects belong to visits that moved on. A visit that fails asks nothing of the world.

/** What is true while a person is advanced. */
export interface World {
  readonly facts: FactSheet
  /** Never read from a clock in here. */
  readonly now: Date
  /** The prospect's IANA time zone, already fallen back to the workspace's. */
  readonly zone: string
  /** experiment/assign.ts for this program and prospect. */
  chance(nodeId: string): number
}

/** The ledger's record of one visit. */
export interface Step {
  readonly visit: number
  readonly nodeId: string
  readonly measure: 'movedOn' | 'exited' | 'failed'
  /** The outlet taken; "" unless moved on. */
  readonly outlet: string
  /** The node that it led to; null unless moved on. */
  readonly to: string | null
  readonly arrivedAt: Date
  readonly at: Date
  /** The facts that the node saw, by key; null when it asked for none. */
  readonly saw: Readonly<Record<string, FactValue>> | null
}

/** An effect with its place: (enrollment, visit, index) is its key, and never expires. */
export interface PlacedEffect {
  readonly nodeId: string
  readonly visit: number
  readonly index: number
  readonly effect: Effect
}

export interface Advance {
  readonly enrollment: Enrollment
  readonly effects: readonly PlacedEffect[]
  readonly steps: readonly Step[]
  /** Facts that the world lacked. Then nothing has happened: `enrollment` is the one that was given. */
  readonly needs: readonly Fact[] | null
}

const nothing: readonly never[] = []

/** Moves one prospect as far as the program allows right now: to a wait, to an end, or to a fact that is not known. */
export function advance(journey: Journey, enrollment: Enrollment, signal: Signal, world: World): Advance {
  if (enrollment.status !== 'waiting') return { enrollment, effects: nothing, steps: nothing, needs: null }
  const { now } = world
  const steps: Step[] = []
  const effects: PlacedEffect[] = []
  let here: Waiting = enrollment
  let because = signal

  while (steps.length <= maxStepsAtOnce) {
    const station = journey.stations.get(here.nodeId)
    if (!station) return fail(here, 'nodeMissing', now, null, steps, effects)
    if (station.asks.some(({ key }) => world.facts.get(key) === undefined)) {
      return { enrollment, effects: nothing, steps: nothing, needs: lacking(journey, here.nodeId, world.facts) }
    }
    const saw = sightOf(station, world.facts)
    const decision = station.visit({
      config: station.config,
      signal: because,
      arrivedAt: here.arrivedAt,
      now,
      zone: world.zone,
      facts: world.facts,
      chance: world.chance(here.nodeId),
    })
    const { nodeId, visit, arrivedAt } = here
    switch (decision.kind) {
      case 'wait':
        return { enrollment: { ...here, dueAt: decision.until }, effects, steps, needs: null }
      case 'end':
        steps.push({ visit, nodeId, measure: 'exited', outlet: '', to: null, arrivedAt, at: now, saw })
        return {
          enrollment: { status: 'ended', nodeId, visit, arrivedAt, endedAt: now, outcome: decision.outcome },
          effects,
          steps,
          needs: null,
        }
      case 'proceed': {
        const to = station.next.get(decision.via)
        if (to === undefined) return fail(here, 'openOutlet', now, saw, steps, effects)
        steps.push({ visit, nodeId, measure: 'movedOn', outlet: decision.via, to, arrivedAt, at: now, saw })
        for (const [index, effect] of (decision.effects ?? nothing).entries()) {
          effects.push({ nodeId, visit, index, effect })
        }
        here = { status: 'waiting', nodeId: to, visit: visit + 1, arrivedAt: now, dueAt: now }
        because = arrived
        break
      }
      default:
        return decision satisfies never
    }
  }
  // A runaway pass never happened: nobody gets a hundred emails from a loop.
  return fail(enrollment, 'loop', now, null, [], nothing)
}

const arrived: Signal = { kind: 'arrived' }

function fail(
  { nodeId, visit, arrivedAt }: Waiting,
  reason: FailureReason,
  now: Date,
  saw: Step['saw'],
  steps: Step[],
  effects: readonly PlacedEffect[],
): Advance {
  steps.push({ visit, nodeId, measure: 'failed', outlet: '', to: null, arrivedAt, at: now, saw })
  const enrollment = { status: 'failed', nodeId, visit, arrivedAt, endedAt: now, reason } as const
  return { enrollment, effects, steps, needs: null }
}

function sightOf({ asks }: Station, facts: FactSheet): Step['saw'] {
  if (asks.length === 0) return null
  return Object.fromEntries(asks.map(({ key }) => [key, facts.get(key) ?? null]))
}

/** Not only what stopped it here: everything unknown up to the next wait, so that one more call is enough. */
function lacking(journey: Journey, nodeId: string, facts: FactSheet): readonly Fact[] {
  const unknown = ({ key }: Question) => facts.get(key) === undefined
  return journey
    .questionsAhead(nodeId)
    .filter(unknown)
    .map(({ fact }) => fact)
}
