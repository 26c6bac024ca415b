import type { Cue } from '#engine/nodes/cue.ts'
import type { Happening, LittleWorld } from './LittleWorld.ts'

/** What somebody with rights does to a person who waits. Milliseconds. */
export type Handling = { readonly kind: 'release'; readonly after: number } | { readonly kind: 'restart' }

/** In the order of their times, no two at one. */
export interface Moment {
  readonly at: number
  readonly what: Happening | Handling
}

/** Somebody on the way through a program, however it is walked. */
export interface Traveller {
  /** The step; null at the end. */
  readonly at: string | null
  readonly due: number
  readonly visits: readonly string[]
  look(now: number): void
  /** Something has happened, known by its cues. */
  hear(cues: readonly Cue[], now: number): void
  release(until: number, now: number): void
  restart(now: number): void
}

/** Longer lives are cut off. */
const MOST_LOOKS = 300

/**
 * Lives through what happens: whoever is due is looked at, a little late each time, and hears of everything at once.
 * @param lateness milliseconds that each visit is late, round and round; nothing happens while somebody is overdue
 * @returns false when the life was cut off
 */
export function live(
  traveller: Traveller,
  world: LittleWorld,
  moments: readonly Moment[],
  lateness: readonly number[],
): boolean {
  let n = 0
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    if (traveller.at === null) return true
    const late = lateness[traveller.visits.length % lateness.length] ?? 0
    const moment = moments[n]
    if (!moment || moment.at > traveller.due + late) traveller.look(traveller.due + late)
    else if (moment.at > traveller.due) traveller.look(moment.at - 1)
    else {
      n++
      happens(traveller, world, moment)
    }
  }
  return false
}

function happens(traveller: Traveller, world: LittleWorld, { at, what }: Moment): void {
  if (what.kind === 'release') traveller.release(at + what.after, at)
  else if (what.kind === 'restart') traveller.restart(at)
  else {
    traveller.hear(world.happens(what, at), at)
    return
  }
  traveller.look(at)
}
