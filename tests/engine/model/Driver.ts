import { advance, type PlacedEffect } from '#engine/journey/advance.ts'
import { compileJourney } from '#engine/journey/compileJourney.ts'
import { type Enrollment, enter, type Waiting } from '#engine/journey/enrollment.ts'
import type { Condition } from '#engine/nodes/condition.ts'
import type { Cue } from '#engine/nodes/cue.ts'
import { type Fact, type FactValue, factKey, type Since } from '#engine/nodes/fact.ts'
import { listenersOf } from '#engine/program/listeners.ts'
import type { Setting } from './interpret.ts'
import { isTrueOf } from './isTrueOf.ts'
import type { Traveller } from './live.ts'

/** The engine, as a worker runs it: facts are loaded, one pass is made, it is written, and the next one is made. Whoever
 *  stands still is woken by the cues that the drawing listens for, and by nothing else. */
export class Driver implements Traveller {
  readonly visits: string[] = []
  readonly effects: PlacedEffect[] = []
  enrollment: Enrollment
  /** Passes whose result is lost before it is written. */
  crashes = 0
  readonly #s: Setting
  readonly #journey
  readonly #listeners: ReadonlySet<string>
  readonly #crash: () => boolean

  constructor(setting: Setting, entryId: string, crash: () => boolean = () => false) {
    this.#s = setting
    this.#crash = crash
    this.#journey = compileJourney(setting.graph)
    this.#listeners = new Set(listenersOf(setting.graph).map(({ cue, nodeId }) => `${nodeId} ${cue}`))
    this.enrollment = enter(entryId, new Date(setting.entered))
  }

  get at(): string | null {
    return this.enrollment.status === 'waiting' ? this.enrollment.nodeId : null
  }

  get due(): number {
    return this.enrollment.status === 'waiting' ? this.enrollment.dueAt.getTime() : Number.POSITIVE_INFINITY
  }

  get end(): string | null {
    const { enrollment } = this
    return enrollment.status === 'ended'
      ? enrollment.outcome
      : enrollment.status === 'failed'
        ? enrollment.reason
        : null
  }

  hear(cues: readonly Cue[], now: number): void {
    if (!cues.some((cue) => this.#listeners.has(` ${cue}`) || this.#listeners.has(`${this.at} ${cue}`))) return
    this.#set({ dueAt: new Date(Math.min(this.due, now)) })
    this.look(now)
  }

  release(until: number, now: number): void {
    this.#set({ releaseAt: new Date(until), dueAt: new Date(now) })
  }

  restart(now: number): void {
    this.#set({ waitsFrom: new Date(now), dueAt: new Date(now) })
  }

  #set(more: Partial<Pick<Waiting, 'dueAt' | 'releaseAt' | 'waitsFrom'>>): void {
    if (this.enrollment.status === 'waiting') this.enrollment = { ...this.enrollment, ...more }
  }

  /** Pass by pass, until nothing is due any more. */
  look(now: number): void {
    while (this.due <= now) this.#pass(now)
  }

  #pass(now: number): void {
    const { enrollment } = this
    if (enrollment.status !== 'waiting') return
    const facts = new Map(
      this.#journey.factsAhead(enrollment.nodeId).map((fact) => [factKey(fact), this.#answer(fact, enrollment)]),
    )
    const { zone, chance, world } = this.#s
    const moved = advance(this.#journey, enrollment, { kind: 'timer' }, { facts, now: new Date(now), zone, chance })
    if (moved.needs) throw new Error(`It asks for ${moved.needs.map(factKey).join(', ')}, which did not lie ahead.`)
    if (this.#crash()) {
      this.crashes++
      return
    }
    for (const { nodeId, outlet, arrivedAt, at } of moved.steps)
      this.visits.push(`${nodeId}.${outlet} ${arrivedAt.getTime()}>${at.getTime()}`)
    for (const effect of moved.effects) {
      this.effects.push(effect)
      world.takes(effect.nodeId, effect.effect)
    }
    this.enrollment = moved.enrollment
  }

  /** As the worker answers it (worker/facts). */
  #answer(fact: Fact, { nodeId, arrivedAt }: { nodeId: string; arrivedAt: Date }): FactValue {
    const { world, entered } = this.#s
    switch (fact.kind) {
      case 'score':
        return world.score
      case 'grade':
        return world.grade
      case 'field':
        return (fact.of === 'person' ? world.person : world.company).get(fact.field) ?? null
      case 'passes':
        return this.visits.filter((visit) => visit.startsWith(`${fact.nodeId}.${fact.outlet} `)).length
      case 'webhookAnswer': {
        const answer = world.answers.get(fact.webhookNodeId)
        return answer ? (fact.path === 'status' ? answer.status : answer.size) : null
      }
      case 'downloaded':
        return this.#hasDone(fact, { ...fact, kind: 'downloaded' }, nodeId, arrivedAt)
      case 'happened':
        return this.#hasDone(fact, { ...fact, kind: 'event', where: [...fact.where] }, nodeId, arrivedAt)
      case 'opportunity':
        return isTrueOf(world, { ...fact, kind: 'inOpportunity' }, { entered, here: null })
      case 'onList':
      case 'inSegment':
      case 'tagged':
      case 'reacted':
      case 'inProgram':
        return isTrueOf(world, fact, { entered, here: null })
      default:
        return fact satisfies never
    }
  }

  #hasDone(
    { since, nodeId }: { readonly since: Since; readonly nodeId?: string },
    condition: Condition,
    stands: string,
    arrivedAt: Date,
  ): boolean {
    // Whoever has not come there yet comes there now.
    if (since === 'here' && nodeId !== stands) return false
    return isTrueOf(this.#s.world, condition, { entered: this.#s.entered, here: arrivedAt.getTime() })
  }
}
