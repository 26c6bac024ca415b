import { mayChange } from '../nodes/changes.ts'
import type { Decision } from '../nodes/decision.ts'
import type { Visit } from '../nodes/defineNode.ts'
import type { Effect } from '../nodes/effect.ts'
import type { Fact, FactSheet, FactValue } from '../nodes/fact.ts'
import { ruleHolds } from '../nodes/rule.ts'
import type { Signal } from '../nodes/signal.ts'
import { maxStepsAtOnce } from '../program/limits.ts'
import type { Journey, Question, Station, Watch } from './compileJourney.ts'
import type { Ended, Enrollment, FailureReason, Waiting } from './enrollment.ts'

// A1. Pure: the same arguments give the same answer, and nothing given is changed.
// A2. All or nothing: an answer with `needs` holds no step and no effect; load the facts and ask again.
// A3. One step a visit, and a step takes at most one edge. What enters a node is waiting there, moved on, ended or
//     failed: never two of them.
// A4. Effects belong to visits that moved on. A visit that fails asks nothing of the world.
// A5. Nothing is decided on a fact that this very pass may have changed, by an effect or by a step it counts: before such
//     a node the person stands still, due at once, and goes on when the pass is written.
// A6. The rules of the whole program come first in every pass: whoever an exit rule holds for leaves, whoever reaches a
//     goal is taken there, once in an enrollment.
// A7. At most a hundred steps at one moment, and none into a loop in which nobody would ever stand still: whoever comes
//     to one fails where it stood.

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
  /** The outlet taken, `~goal` when a goal took the person out of here; "" unless moved on. */
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

/** The outlet of a step from which a goal took the person. Drawn outlets never begin like this. */
export const goalOutlet = '~goal'

const nothing: readonly never[] = []

/** Moves one prospect as far as the program allows right now: to a wait, to an end, or to a fact that is not known. */
export function advance(journey: Journey, enrollment: Enrollment, signal: Signal, world: World): Advance {
  if (enrollment.status !== 'waiting') return { enrollment, effects: nothing, steps: nothing, needs: null }
  const { now } = world
  const steps: Step[] = []
  const effects: PlacedEffect[] = []
  let here: Waiting = enrollment
  let because = signal

  const { exits } = journey
  const goals = enrollment.goal === null ? journey.goals : nothing
  if (exits.length > 0 || goals.length > 0) {
    if (lacksAny(exits, world.facts) || lacksAny(goals, world.facts)) {
      return { enrollment, effects: nothing, steps: nothing, needs: lacking(journey, here.nodeId, world.facts) }
    }
    const { nodeId, visit, arrivedAt } = here
    const leaves = exits.find((exit) => ruleHolds(exit.rule, world.facts))
    if (leaves) {
      const saw = sightOf(leaves, world.facts)
      steps.push({ visit, nodeId, measure: 'exited', outlet: '', to: null, arrivedAt, at: now, saw })
      return { enrollment: ended(here, now, `exit:${leaves.id}`), effects, steps, needs: null }
    }
    const reached = goals.find((goal) => ruleHolds(goal.rule, world.facts))
    if (reached) {
      const saw = sightOf(reached, world.facts)
      steps.push({ visit, nodeId, measure: 'movedOn', outlet: goalOutlet, to: reached.id, arrivedAt, at: now, saw })
      here = arrivalAt(reached.id, visit + 1, now, reached.id)
      because = arrived
    }
  }

  while (steps.length <= maxStepsAtOnce) {
    const station = journey.stations.get(here.nodeId)
    if (!station) return fail(here, 'nodeMissing', now, null, steps, effects)
    if (station.isEndless) break
    if (steps.length > 0 && (journey.isStepwise || isStale(station, journey, here, steps, effects, world.facts))) {
      return { enrollment: here, effects, steps, needs: null }
    }
    if (station.asks.length > 0 && station.asks.some(isUnknown(world.facts))) {
      return { enrollment, effects: nothing, steps: nothing, needs: lacking(journey, here.nodeId, world.facts) }
    }
    const saw = sightOf(station, world.facts)
    const asked = station.visit(new Standing(station, here, because, world))
    const decision = here.releaseAt === null ? asked : released(asked, station, here.releaseAt, now)
    const { nodeId, visit, arrivedAt } = here
    switch (decision.kind) {
      case 'wait':
        return { enrollment: waitingUntil(here, decision.until), effects, steps, needs: null }
      case 'end':
        steps.push({ visit, nodeId, measure: 'exited', outlet: '', to: null, arrivedAt, at: now, saw })
        return { enrollment: ended(here, now, decision.outcome), effects, steps, needs: null }
      case 'proceed': {
        const to = station.next.get(decision.via)
        if (to === undefined) return fail(here, 'openOutlet', now, saw, steps, effects)
        steps.push({ visit, nodeId, measure: 'movedOn', outlet: decision.via, to, arrivedAt, at: now, saw })
        const asks = decision.effects ?? nothing
        for (let index = 0; index < asks.length; index++) {
          effects.push({ nodeId, visit, index, effect: asks[index] as Effect })
        }
        here = arrivalAt(to, visit + 1, now, here.goal)
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

// Written out, here and below: a million people pass, and a spread takes longer than all the rest of a step.
function arrivalAt(nodeId: string, visit: number, now: Date, goal: string | null): Waiting {
  return { status: 'waiting', nodeId, visit, arrivedAt: now, dueAt: now, waitsFrom: null, releaseAt: null, goal }
}

function waitingUntil({ nodeId, visit, arrivedAt, waitsFrom, releaseAt, goal }: Waiting, dueAt: Date): Waiting {
  return { status: 'waiting', nodeId, visit, arrivedAt, dueAt, waitsFrom, releaseAt, goal }
}

/** What a node sees. The chance is drawn when somebody asks for it: few nodes do. */
class Standing implements Visit<unknown> {
  readonly config: unknown
  readonly nodeId: string
  readonly signal: Signal
  readonly arrivedAt: Date
  readonly now: Date
  readonly zone: string
  readonly facts: FactSheet
  readonly #world: World

  constructor({ config }: Station, { nodeId, arrivedAt, waitsFrom }: Waiting, signal: Signal, world: World) {
    this.config = config
    this.nodeId = nodeId
    this.signal = signal
    this.arrivedAt = waitsFrom ?? arrivedAt
    this.now = world.now
    this.zone = world.zone
    this.facts = world.facts
    this.#world = world
  }

  get chance(): number {
    return this.#world.chance(this.nodeId)
  }
}

const ended = ({ nodeId, visit, arrivedAt }: Waiting, endedAt: Date, outcome: string): Ended => ({
  status: 'ended',
  nodeId,
  visit,
  arrivedAt,
  endedAt,
  outcome,
})

/** A wait whose time somebody else has set: over then, and not before, unless the node lets the person go by another
 *  exit than that of a wait whose time is up. */
function released(asked: Decision<string>, { expires }: Station, releaseAt: Date, now: Date): Decision<string> {
  if (expires === null) return asked
  if (asked.kind !== 'wait' && !(asked.kind === 'proceed' && asked.via === expires)) return asked
  if (now < releaseAt) return { kind: 'wait', until: releaseAt }
  return asked.kind === 'wait' ? { kind: 'proceed', via: expires } : asked
}

/** Whether this pass may have changed what the node, or a rule of the program, asks about. */
function isStale(
  station: Station,
  journey: Journey,
  here: Waiting,
  steps: readonly Step[],
  effects: readonly PlacedEffect[],
  facts: FactSheet,
): boolean {
  const isWatched = effects.length > 0 && (journey.exits.length > 0 || journey.goals.length > 0)
  if (station.asks.length === 0 && !isWatched) return false
  const isChanged = ({ key, fact }: Question) =>
    fact.kind === 'passes'
      ? steps.some(({ nodeId, outlet }) => nodeId === fact.nodeId && outlet === fact.outlet)
      : effects.some(({ nodeId, effect }) => mayChange(effect, fact, { nodeId, value: facts.get(key) }))
  // Whoever comes to a step a second time in one pass has come there now: what counts since then was asked of the time before.
  const isBack = ({ fact }: Question) =>
    'since' in fact && fact.since === 'here' && steps.some(({ nodeId }) => nodeId === fact.nodeId)
  if (station.asks.some((question) => isBack(question) || isChanged(question))) return true
  if (!isWatched) return false
  const touches = ({ asks }: Watch) => asks.some(isChanged)
  return journey.exits.some(touches) || (here.goal === null && journey.goals.some(touches))
}

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

function sightOf({ asks }: Station | Watch, facts: FactSheet): Step['saw'] {
  if (asks.length === 0) return null
  const saw: Record<string, FactValue> = {}
  for (const { key } of asks) saw[key] = facts.get(key) ?? null
  return saw
}

const lacksAny = (watches: readonly Watch[], facts: FactSheet): boolean =>
  watches.some(({ asks }) => asks.some(isUnknown(facts)))

const isUnknown =
  (facts: FactSheet) =>
  ({ key }: Question): boolean =>
    facts.get(key) === undefined

/** Not only what stopped it here: everything unknown up to the next wait, so that one more call is enough. */
function lacking(journey: Journey, nodeId: string, facts: FactSheet): readonly Fact[] {
  return journey
    .questionsAhead(nodeId)
    .filter(isUnknown(facts))
    .map(({ fact }) => fact)
}
