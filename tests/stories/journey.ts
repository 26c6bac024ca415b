import { chance } from '#engine/experiment/assign.ts'
import { advance, type Step } from '#engine/journey/advance.ts'
import { compileJourney } from '#engine/journey/compileJourney.ts'
import { type Enrollment, enter } from '#engine/journey/enrollment.ts'
import { addDuration } from '#engine/nodes/calendar.ts'
import type { Effect } from '#engine/nodes/effect.ts'
import { type Fact, type FactValue, factKey } from '#engine/nodes/fact.ts'
import type { Duration } from '#engine/nodes/fields.ts'
import { nodeAt } from '#engine/program/graph.ts'
import type { Drawn } from './draw.ts'

/** A program, and the numbers that the names of its lists and files stand for. */
export type Program = Omit<Drawn, 'id'>

/** Who lives through a program. */
export interface Person {
  readonly id?: number
  readonly zone?: string
  /** When the person joins the list. */
  readonly joins?: string
  readonly score?: number
  /** Files downloaded the day before. */
  readonly knows?: readonly string[]
}

/** Lives through a program in memory, as a worker that is always prompt would run it: every visit happens at the very
 *  moment it is due. */
export function journey(drawn: Program, person: Person = {}): Story {
  return new Story(drawn, person)
}

export class Story {
  readonly #drawn: Program
  readonly #journey
  readonly #id: number
  readonly #zone: string
  readonly #entered: Date
  readonly #downloads: { fileId: number; at: Date }[] = []
  readonly #lists = new Set<number>()
  readonly #received: { kind: Effect['kind']; line: string }[] = []
  #score: number
  #now: Date
  enrollment: Enrollment
  readonly steps: Step[] = []

  constructor(drawn: Program, person: Person) {
    const { id = 1, zone = 'Europe/Helsinki', joins = '2026-01-05T09:00:00Z', score = 0, knows = [] } = person
    this.#drawn = drawn
    this.#journey = compileJourney(drawn.graph)
    this.#id = id
    this.#zone = zone
    this.#score = score
    this.#now = this.#entered = new Date(joins)
    const before = addDuration(this.#now, { amount: -1, unit: 'days' }, zone)
    this.#downloads.push(...knows.map((file) => ({ fileId: known(drawn.files, file), at: before })))
    const entry = Object.values(drawn.graph.nodes).find(({ type }) => type === 'entry')
    if (!entry) throw new Error('Nobody can enter this program.')
    this.enrollment = enter(entry.id, this.#now)
    this.#settle()
  }

  /** Time goes by, in calendar days or in hours: `after('5 days')`. */
  after(time: string): this {
    this.#now = addDuration(this.#now, parseDuration(time), this.#zone)
    return this.#settle()
  }

  downloads(file: string): this {
    this.#downloads.push({ fileId: known(this.#drawn.files, file), at: this.#now })
    return this
  }

  joinsList(list: string): this {
    this.#lists.add(known(this.#drawn.lists, list))
    return this
  }

  scores(points: number): this {
    this.#score += points
    return this
  }

  /** Emails in the person's inbox, as the person's clock shows the time: "2026-01-05 11:00 Blog post". */
  get inbox(): string[] {
    return this.#of('email.send')
  }
  get leads(): string[] {
    return this.#of('lead.create')
  }
  get notices(): string[] {
    return this.#of('notify')
  }
  /** Subjects alone, when the hour does not matter. */
  get emails(): string[] {
    return this.inbox.map((line) => line.slice('2026-01-05 11:00 '.length))
  }
  get outcome(): string {
    const { enrollment } = this
    return enrollment.status === 'ended' ? enrollment.outcome : enrollment.status
  }

  #of(kind: Effect['kind']): string[] {
    return this.#received.filter((received) => received.kind === kind).map(({ line }) => line)
  }

  #settle(): this {
    const { enrollment } = this
    if (enrollment.status !== 'waiting' || enrollment.dueAt > this.#now) return this
    const now = enrollment.dueAt
    const world = { now, zone: this.#zone, chance: (nodeId: string) => chance(1, nodeId, this.#id) }
    const asked = advance(this.#journey, enrollment, { kind: 'timer' }, { ...world, facts: new Map() })
    const facts = new Map((asked.needs ?? []).map((fact) => [factKey(fact), this.#answer(fact, now)]))
    const moved = asked.needs ? advance(this.#journey, enrollment, { kind: 'timer' }, { ...world, facts }) : asked
    if (moved.needs) throw new Error(`Asked for ${moved.needs.map(factKey).join(', ')} twice.`)
    this.enrollment = moved.enrollment
    this.steps.push(...moved.steps)
    for (const { nodeId, effect } of moved.effects) {
      const line = `${onTheClock(now, this.#zone)} ${this.#told(nodeId, effect)}`
      this.#received.push({ kind: effect.kind, line })
    }
    return this.#settle()
  }

  #answer(fact: Fact, now: Date): FactValue {
    switch (fact.kind) {
      case 'score':
        return this.#score
      case 'onList':
        return this.#lists.has(fact.listId)
      case 'downloaded':
        return this.#downloads.some(
          ({ fileId, at }) => fileId === fact.fileId && at <= now && (fact.since === 'ever' || at >= this.#entered),
        )
      default:
        throw new Error(`Stories do not know ${fact.kind} yet.`)
    }
  }

  #told(nodeId: string, effect: Effect): string {
    if (effect.kind === 'notify') return `${effect.to.kind}: ${effect.message}`
    if (effect.kind === 'lead.create') return effect.urgent ? 'urgent' : 'normal'
    if (effect.kind !== 'email.send') return effect.kind
    const node = nodeAt(this.#drawn.graph, nodeId)
    const variant = node?.type === 'email' && node.config.variants.find(({ id }) => id === effect.variantId)
    return variant ? variant.content.subject : `variant ${effect.variantId}`
  }
}

function known(numbers: ReadonlyMap<string, number>, name: string): number {
  const number = numbers.get(name)
  if (number === undefined) throw new Error(`The drawing says nothing of “${name}”.`)
  return number
}

export function parseDuration(text: string): Duration {
  const [, amount, unit] = /^(\d+) (day|hour)s?$/.exec(text) ?? []
  if (!amount) throw new Error(`“${text}” is no time: write “5 days” or “1 hour”.`)
  return { amount: Number(amount), unit: unit === 'day' ? 'days' : 'hours' }
}

const onTheClock = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
