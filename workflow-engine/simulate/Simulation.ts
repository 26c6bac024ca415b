import { chance } from '../experiment/assign.ts'
import { type Advance, advance, type World } from '../journey/advance.ts'
import type { Waiting } from '../journey/enrollment.ts'
import { type Cue, cueOf } from '../nodes/cue.ts'
import { type FactValue, factKey } from '../nodes/fact.ts'
import type { Signal } from '../nodes/signal.ts'
import { zoneOf } from '../nodes/zoneOf.ts'
import { nodeAt } from '../program/graph.ts'
import { Agenda, type Due } from './Agenda.ts'
import { answerFact, isInSegment } from './answerFact.ts'
import { applyDeed } from './applyDeed.ts'
import type { Beat, Run } from './beat.ts'
import type { Door, Program } from './compileProgram.ts'
import { arrivalBy, mayEnter, opens } from './doors.ts'
import { forcedChance } from './forcedChance.ts'
import { Life } from './Life.ts'
import { PersonState } from './PersonState.ts'
import { Post } from './Post.ts'
import { performEffect } from './performEffect.ts'
import type { Setting } from './Setting.ts'
import type { Deed, Scenario } from './scenario.ts'

/** More than this nobody reads; nobody is followed for longer. */
const mostBeats = 5000
const longest = 20 * 366 * 86_400_000

const arrived: Signal = { kind: 'arrived' }
const timer: Signal = { kind: 'timer' }

/** One person, as a worker that is always prompt would move it: every visit happens at the very moment it is due, and
 *  whoever is waited for by its cue is woken at once.
 *  S1. It moves by `advance` alone; what it answers and performs is in memory.
 *  S2. The same program, scenario and setting give the same run, to the beat. Whatever happens at a moment changes no
 *      beat before it. */
export class Simulation {
  readonly beats: Beat[] = []
  readonly lives: Life[] = []
  readonly person: PersonState
  readonly post: Post
  readonly agenda: Agenda
  readonly program: Program
  readonly setting: Setting
  readonly #scenario: Scenario
  readonly #zone: string
  readonly #start: number
  /** The segments that are watched and that the person is in. */
  #inside: ReadonlySet<number>

  constructor(program: Program, scenario: Scenario, setting: Setting) {
    this.program = program
    this.setting = setting
    this.#scenario = scenario
    this.#start = Date.parse(scenario.beginning.at)
    this.#zone = zoneOf(scenario.person.timeZone, setting.zone)
    this.person = new PersonState(scenario.person, setting)
    this.post = new Post(scenario.person, setting, this.#zone)
    this.agenda = new Agenda(scenario.happenings, this.#start)
    this.#inside = this.#segmentsNow(this.#start)
  }

  run(): Run {
    this.#begin()
    while (this.beats.length < mostBeats) {
      const life = this.#nextLife()
      const next = this.agenda.next
      const at = Math.min(life?.due ?? Number.POSITIVE_INFINITY, next?.at ?? Number.POSITIVE_INFINITY)
      if (at === Number.POSITIVE_INFINITY) return { beats: this.beats, isEndless: false }
      if (at - this.#start > longest) break
      // What happens in the very moment in which somebody is due has happened.
      if (next && next.at === at) this.#happen(this.agenda.take() as Due)
      else if (life) this.#visit(life)
    }
    return { beats: this.beats, isEndless: true }
  }

  #begin(): void {
    const { entryId } = this.#scenario.beginning
    const { doors } = this.program
    const door = doors.find(({ nodeId }) => nodeId === entryId) ?? doors[0]
    if (!door) return
    const isIn = (id: number) => this.#inside.has(id)
    const arrival = door.trigger ? arrivalBy(door.trigger, this.person, isIn) : null
    if (arrival) this.#do({ at: this.#start, deed: arrival, nth: null, life: null })
    // By a date or by hand, or on a list that it was on before: it comes in all the same.
    if (this.lives.length === 0) this.#enter(door, this.#start)
  }

  #nextLife(): Life | undefined {
    const going = this.lives.filter((life) => life.isGoingOn)
    return going.reduce<Life | undefined>((first, life) => (first && first.due <= life.due ? first : life), undefined)
  }

  #happen({ at, happening, nth, life }: Due): void {
    this.#do({ at, deed: happening.deed, nth, life })
  }

  #do({ at, deed, nth, life }: { at: number; deed: Deed; nth: number | null; life: number | null }): void {
    const from = this.person.score
    const cues = applyDeed(this, deed, at, life)
    const to = this.person.score
    const score = from === to ? null : { from, to }
    this.beats.push({ kind: 'happened', at: new Date(at), deed, nth, isMoot: cues === null, score })
    this.hear(cues ?? [], at)
  }

  /** Wakes whoever waits for it, and lets in whom an entry waits for. */
  hear(cues: readonly Cue[], at: number): void {
    const all = [...cues, ...this.#movesOfSegments(at)]
    for (const life of this.lives) {
      const { enrollment } = life
      if (enrollment.status !== 'waiting' || enrollment.dueAt.getTime() <= at) continue
      if (all.some((cue) => this.program.hears(cue, enrollment.nodeId)))
        life.enrollment = { ...enrollment, dueAt: new Date(at) }
    }
    const isIn = (id: number) => this.#inside.has(id)
    for (const door of this.program.doors) if (opens(door, all, this.person, isIn)) this.#enter(door, at)
  }

  /** By another program, or by this one. */
  start(at: number): void {
    const { doors } = this.program
    const door = doors.find(({ cue }) => cue === cueOf.manual) ?? (doors.length === 1 ? doors[0] : undefined)
    if (door) this.#enter(door, at)
  }

  /** Ends everything that goes on here. */
  stop(at: number): void {
    for (const life of this.lives) {
      const { enrollment } = life
      if (enrollment.status !== 'waiting') continue
      const { nodeId, visit, arrivedAt } = enrollment
      const endedAt = new Date(at)
      const step = {
        visit,
        nodeId,
        measure: 'exited',
        outlet: '',
        to: null,
        arrivedAt,
        at: endedAt,
        saw: null,
      } as const
      life.enrollment = { status: 'ended', nodeId, visit, arrivedAt, endedAt, outcome: 'stopped' }
      this.beats.push({ kind: 'stepped', at: endedAt, life: life.nth, step, performed: [] })
      this.#end(life, at)
    }
  }

  #enter({ nodeId }: Door, at: number): void {
    const moment = new Date(at)
    if (!mayEnter(this.program.policy.reentry, this.lives, moment, this.setting.zone)) {
      // Whoever is inside does not come in: that needs no saying.
      if (!this.lives.some((life) => life.isGoingOn)) this.beats.push({ kind: 'keptOut', at: moment, nodeId })
      return
    }
    const life = new Life(this.lives.length + 1, nodeId, moment)
    this.lives.push(life)
    this.beats.push({ kind: 'entered', at: moment, life: life.nth, nodeId })
    this.hear([cueOf.program(this.setting.programId)], at)
  }

  #visit(life: Life): void {
    const before = life.enrollment as Waiting
    const at = before.dueAt.getTime()
    const { moved, facts } = this.#advance(life, before, at)
    life.enrollment = moved.enrollment
    for (const { nodeId, outlet, measure } of moved.steps) if (measure === 'movedOn') life.passed(nodeId, outlet)
    const cues: Cue[] = []
    for (const step of moved.steps) {
      const asked = moved.effects.filter(({ visit }) => visit === step.visit)
      const performed = asked.map(({ nodeId, effect }) => performEffect(this, life, nodeId, effect, at))
      cues.push(...performed.flatMap((one) => one.cues))
      this.beats.push({
        kind: 'stepped',
        at: step.at,
        life: life.nth,
        step,
        performed: performed.map((one) => one.performed),
      })
    }
    this.hear(cues, at)
    const { enrollment } = life
    if (enrollment.status !== 'waiting') this.#end(life, at)
    else if (enrollment.dueAt.getTime() > at) this.#rest(life, enrollment, at, facts)
  }

  #advance(life: Life, before: Waiting, at: number): { moved: Advance; facts: Map<string, FactValue> } {
    const { journey } = this.program
    const asked = { person: this.person, setting: this.setting, lives: this.lives, life, now: at }
    const facts = new Map(journey.factsAhead(before.nodeId).map((fact) => [factKey(fact), answerFact(fact, asked)]))
    const world: World = { facts, now: new Date(at), zone: this.#zone, chance: (nodeId) => this.#chance(nodeId) }
    const signal = before.dueAt > before.arrivedAt ? timer : arrived
    for (;;) {
      const moved = advance(journey, before, signal, world)
      if (!moved.needs) return { moved, facts }
      for (const fact of moved.needs) facts.set(factKey(fact), answerFact(fact, asked))
    }
  }

  #chance(nodeId: string): number {
    const { forced } = this.#scenario.beginning
    const node = nodeAt(this.program.graph, nodeId)
    const way = Object.hasOwn(forced, nodeId) ? forced[nodeId] : undefined
    const wanted = node && way !== undefined ? forcedChance(node, way) : null
    return wanted ?? chance(this.setting.programId, nodeId, this.#scenario.person.chanceOf)
  }

  #rest(life: Life, { nodeId, dueAt }: Waiting, at: number, facts: ReadonlyMap<string, FactValue>): void {
    const asks = this.program.journey.stations.get(nodeId)?.asks ?? []
    const saw = asks.length > 0 ? Object.fromEntries(asks.map(({ key }) => [key, facts.get(key) ?? null])) : null
    this.beats.push({ kind: 'waits', at: new Date(at), life: life.nth, nodeId, until: dueAt, saw })
  }

  #end(life: Life, at: number): void {
    const { enrollment } = life
    if (enrollment.status === 'waiting') return
    const failed = enrollment.status === 'failed'
    const outcome = enrollment.status === 'failed' ? enrollment.reason : enrollment.outcome
    const { nodeId } = enrollment
    this.beats.push({ kind: 'ended', at: new Date(at), life: life.nth, nodeId, outcome, failed })
    this.hear([cueOf.program(this.setting.programId)], at)
  }

  #segmentsNow(at: number): ReadonlySet<number> {
    const asked = { person: this.person, setting: this.setting, lives: this.lives, life: null, now: at }
    return new Set(this.program.segmentsWatched.filter((id) => isInSegment(id, asked)))
  }

  #movesOfSegments(at: number): Cue[] {
    if (this.program.segmentsWatched.length === 0) return []
    const before = this.#inside
    this.#inside = this.#segmentsNow(at)
    return this.program.segmentsWatched.filter((id) => before.has(id) !== this.#inside.has(id)).map(cueOf.segment)
  }
}
