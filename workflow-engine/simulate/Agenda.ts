import type { Happening } from './scenario.ts'

const minute = 60_000

/** Something that is going to happen. */
export interface Due {
  readonly at: number
  readonly happening: Happening
  /** Which of the scenario's it is. */
  readonly nth: number
  /** The life whose step it answers, from 1; null: none in particular. */
  readonly life: number | null
}

/** What is still to happen, in the order of time; at one moment in the order of the scenario. */
export class Agenda {
  readonly #due: Due[] = []
  readonly #happenings: readonly Happening[]

  constructor(happenings: readonly Happening[], start: number) {
    this.#happenings = happenings
    happenings.forEach((happening, nth) => {
      const { when } = happening
      if (when.kind === 'start') this.#due.push({ at: start + when.minutes * minute, happening, nth, life: null })
    })
    this.#sort()
  }

  get next(): Due | undefined {
    return this.#due[0]
  }

  take(): Due | undefined {
    return this.#due.shift()
  }

  /** A step has sent its email, or made its call: what answers it comes later. */
  follow(nodeId: string, at: number, life: number): void {
    this.#happenings.forEach((happening, nth) => {
      const { when } = happening
      if (when.kind === 'step' && when.nodeId === nodeId)
        this.#due.push({ at: at + when.minutes * minute, happening, nth, life })
    })
    this.#sort()
  }

  #sort(): void {
    this.#due.sort((a, b) => a.at - b.at || a.nth - b.nth)
  }
}
