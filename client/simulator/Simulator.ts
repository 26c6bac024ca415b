import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { Store } from '#client/editor/Store.ts'
import type { Beat, Run } from '#engine/simulate/beat.ts'
import {
  type Beginning,
  type Happening,
  nobody,
  type Scenario,
  type SimulatedPerson,
} from '#engine/simulate/scenario.ts'

/** Whom the program is tried on: a saved persona, a contact as it is now, or somebody who is told of. */
export type Source =
  | { readonly kind: 'saved'; readonly id: number }
  | { readonly kind: 'contact'; readonly id: number; readonly name: string }
  | { readonly kind: 'told' }

export interface SimulatorState {
  readonly source: Source
  readonly scenario: Scenario
  /** It is otherwise than what was saved. */
  readonly isChanged: boolean
  /** How many beats of the run are seen. */
  readonly place: number
  readonly isPlaying: boolean
}

/** What is tried, and how far one has looked. No React in here. */
export class Simulator extends Store<SimulatorState> {
  constructor(start: Date) {
    super({ source: { kind: 'told' }, scenario: beginAt(start), isChanged: false, place: 0, isPlaying: false })
  }

  /** Somebody else, from the beginning. */
  choose(source: Source, scenario: Scenario): void {
    this.set({ source, scenario, isChanged: false, place: 0, isPlaying: false })
  }

  /** The person is another: from the beginning. */
  tell(person: SimulatedPerson): void {
    this.#change({ person }, 0)
  }

  begin(part: Partial<Beginning>): void {
    this.#change({ beginning: { ...this.read().scenario.beginning, ...part } }, 0)
  }

  /** null: chance decides. */
  force(nodeId: string, way: string | null): void {
    const { [nodeId]: _, ...others } = this.read().scenario.beginning.forced
    this.begin({ forced: way === null ? others : { ...others, [nodeId]: way } })
  }

  /** What was seen before it happens stays as it was; the place with it. */
  add(happening: Happening): void {
    this.#change({ happenings: [...this.read().scenario.happenings, happening] })
  }

  replace(nth: number, happening: Happening): void {
    this.#change({ happenings: this.read().scenario.happenings.map((one, n) => (n === nth ? happening : one)) })
  }

  remove(nth: number): void {
    this.#change({ happenings: this.read().scenario.happenings.filter((_, n) => n !== nth) })
  }

  /** It is kept as this persona. */
  saved(id: number): void {
    this.set({ source: { kind: 'saved', id }, isChanged: false })
  }

  step(run: Run): void {
    this.set({ place: nextPlace(run, this.read().place) })
  }

  back(run: Run): void {
    this.set({ place: previousPlace(run, this.read().place), isPlaying: false })
  }

  toEnd(run: Run): void {
    this.set({ place: run.beats.length, isPlaying: false })
  }

  toStart(): void {
    this.set({ place: 0, isPlaying: false })
  }

  #change(part: Partial<Scenario>, place = this.read().place): void {
    this.set({ scenario: { ...this.read().scenario, ...part }, isChanged: true, place, isPlaying: false })
  }
}

const beginAt = (start: Date): Scenario => ({
  person: nobody,
  happenings: [],
  beginning: { at: start.toISOString(), entryId: null, forced: {} },
})

/** One step further: what lets somebody in is seen together with it, and a rest together with what led there. */
export function nextPlace({ beats }: Run, place: number): number {
  let next = Math.min(place + 1, beats.length)
  while (next < beats.length && belongsTo(beats[next], beats[next - 1])) next++
  return next
}

export function previousPlace(run: Run, place: number): number {
  let at = 0
  for (let next = nextPlace(run, 0); next < place; next = nextPlace(run, next)) at = next
  return at
}

function belongsTo(beat: Beat | undefined, before: Beat | undefined): boolean {
  if (!beat || !before) return false
  if (beat.kind === 'entered') return before.kind === 'happened' && before.nth === null
  return (beat.kind === 'waits' || beat.kind === 'ended') && before.kind === 'stepped' && before.life === beat.life
}

const simulators = new WeakMap<ProgramEditor, Simulator>()

/** The simulator of an open program: it stays as it was while its panel is closed. */
export function simulatorOf(editor: ProgramEditor, now: Date): Simulator {
  const known = simulators.get(editor)
  if (known) return known
  const fresh = new Simulator(now)
  simulators.set(editor, fresh)
  return fresh
}
