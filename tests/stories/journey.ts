import { chance } from '#engine/experiment/assign.ts'
import { advance, type Step } from '#engine/journey/advance.ts'
import { compileJourney } from '#engine/journey/compileJourney.ts'
import { type Enrollment, enter } from '#engine/journey/enrollment.ts'
import { addDuration } from '#engine/nodes/calendar.ts'
import { type Cue, cueOf } from '#engine/nodes/cue.ts'
import type { Effect } from '#engine/nodes/effect.ts'
import { type FactValue, factKey, type Reaction } from '#engine/nodes/fact.ts'
import type { Duration } from '#engine/nodes/fields.ts'
import { nodeAt } from '#engine/program/graph.ts'
import { listenersOf } from '#engine/program/listeners.ts'
import type { Drawn } from './draw.ts'
import { type Opportunity, type Properties, World } from './World.ts'

/** A program, and the numbers that the names of its lists, files and so on stand for. */
export type Program = Pick<Drawn, 'graph'> & Partial<Pick<Drawn, Shelf>>
type Shelf = 'lists' | 'files' | 'segments' | 'forms' | 'programs'

/** Who lives through a program. */
export interface Person {
  readonly id?: number
  readonly zone?: string
  /** When the person enters. */
  readonly joins?: string
  readonly score?: number
  readonly grade?: number
  /** Files downloaded the day before. */
  readonly knows?: readonly string[]
  readonly tags?: readonly string[]
  readonly lists?: readonly string[]
  readonly segments?: readonly string[]
  readonly fields?: Properties
  readonly companyFields?: Properties
  readonly opportunity?: Opportunity
}

/** Lives through a program in memory, as a worker that is always prompt would run it: every visit happens at the very
 *  moment it is due, and whoever is waited for by its cue is woken at once. */
export function journey(drawn: Program, person: Person = {}): Story {
  return new Story(drawn, person)
}

export class Story {
  readonly #drawn: Program
  readonly #journey
  readonly #listeners
  readonly #id: number
  readonly #zone: string
  readonly #entered: Date
  readonly #world = new World()
  readonly #received: { kind: Effect['kind']; line: string }[] = []
  #now: Date
  enrollment: Enrollment
  readonly steps: Step[] = []

  constructor(drawn: Program, person: Person) {
    const { id = 1, zone = 'Europe/Helsinki', joins = '2026-01-05T09:00:00Z' } = person
    this.#drawn = drawn
    this.#journey = compileJourney(drawn.graph)
    this.#listeners = listenersOf(drawn.graph)
    this.#id = id
    this.#zone = zone
    this.#now = this.#entered = new Date(joins)
    this.#know(person)
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
    return this.does('file.downloaded', { fileId: this.#number('files', file) })
  }
  visits(path: string): this {
    return this.does('page.visited', { path })
  }
  submits(form: string): this {
    const formId = this.#number('forms', form)
    return this.does('form.submitted', { formId }).#hear(cueOf.form(formId))
  }
  /** Any event. */
  does(type: string, properties: Properties = {}): this {
    return this.#hear(...this.#world.happens(type, properties, this.#now))
  }

  opens(email: string, options: { robot?: boolean } = {}): this {
    return this.#reacts(email, 'opened', options)
  }
  clicks(email: string, options: { link?: string; robot?: boolean } = {}): this {
    return this.#reacts(email, 'clicked', options)
  }
  replies(email: string): this {
    return this.#reacts(email, 'replied', {})
  }

  joinsList(list: string): this {
    const listId = this.#number('lists', list)
    this.#world.lists.add(listId)
    return this.#hear(cueOf.list(listId))
  }
  leavesList(list: string): this {
    const listId = this.#number('lists', list)
    this.#world.lists.delete(listId)
    return this.#hear(cueOf.list(listId))
  }
  joinsSegment(segment: string): this {
    const segmentId = this.#number('segments', segment)
    this.#world.segments.add(segmentId)
    return this.#hear(cueOf.segment(segmentId))
  }
  leavesSegment(segment: string): this {
    const segmentId = this.#number('segments', segment)
    this.#world.segments.delete(segmentId)
    return this.#hear(cueOf.segment(segmentId))
  }
  scores(points: number): this {
    this.#world.score += points
    return this.#hear(cueOf.score)
  }
  fits(points: number): this {
    this.#world.grade = points
    return this.#hear(cueOf.grade)
  }
  isTagged(tag: string): this {
    this.#world.tags.add(tag)
    return this.#hear(cueOf.tag)
  }
  losesTag(tag: string): this {
    this.#world.tags.delete(tag)
    return this.#hear(cueOf.tag)
  }
  hasField(field: string, value: FactValue): this {
    return this.#hear(...this.#world.setField('person', field, value))
  }
  companyHasField(field: string, value: FactValue): this {
    return this.#hear(...this.#world.setField('company', field, value))
  }
  /** null: the opportunity is closed. */
  hasOpportunity(opportunity: Opportunity | null): this {
    this.#world.opportunity = opportunity
    return this.#hear(cueOf.opportunity)
  }
  entersProgram(program: string): this {
    const programId = this.#number('programs', program)
    this.#world.programs.add(programId)
    return this.#hear(cueOf.program(programId))
  }
  leavesProgram(program: string): this {
    return this.#hear(...this.#world.leaves(this.#number('programs', program)))
  }
  /** What a webhook answers: `answered('https://crm.example', { status: 200, 'company.size': 50 })`. */
  answered(url: string, answer: Properties): this {
    const call = Object.values(this.#drawn.graph.nodes).find(
      (node) => node.type === 'webhook' && node.config.url === url,
    )
    if (!call) throw new Error(`No step calls ${url}.`)
    return this.#hear(...this.#world.answers(call.id, answer))
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
  get tasks(): string[] {
    return this.#of('task.create')
  }
  get calls(): string[] {
    return this.#of('webhook.call')
  }
  /** Subjects alone, when the hour does not matter. */
  get emails(): string[] {
    return this.inbox.map((line) => line.slice('2026-01-05 11:00 '.length))
  }
  get score(): number {
    return this.#world.score
  }
  get tags(): string[] {
    return [...this.#world.tags]
  }
  field(field: string): FactValue {
    return this.#world.fields.get(field) ?? null
  }
  isOn(list: string): boolean {
    return this.#world.lists.has(this.#number('lists', list))
  }
  isIn(program: string): boolean {
    return this.#world.programs.has(this.#number('programs', program))
  }
  get outcome(): string {
    const { enrollment } = this
    return enrollment.status === 'ended' ? enrollment.outcome : enrollment.status
  }

  #know({ knows = [], tags = [], lists = [], segments = [], ...person }: Person): void {
    const world = this.#world
    const before = addDuration(this.#now, { amount: -1, unit: 'days' }, this.#zone)
    for (const file of knows) world.happens('file.downloaded', { fileId: this.#number('files', file) }, before)
    for (const tag of tags) world.tags.add(tag)
    for (const list of lists) world.lists.add(this.#number('lists', list))
    for (const segment of segments) world.segments.add(this.#number('segments', segment))
    for (const [field, value] of Object.entries(person.fields ?? {})) world.setField('person', field, value)
    for (const [field, value] of Object.entries(person.companyFields ?? {})) world.setField('company', field, value)
    world.score = person.score ?? 0
    world.grade = person.grade ?? 0
    world.opportunity = person.opportunity ?? null
  }

  #of(kind: Effect['kind']): string[] {
    return this.#received.filter((received) => received.kind === kind).map(({ line }) => line)
  }

  #reacts(email: string, reaction: Reaction, options: { link?: string; robot?: boolean }): this {
    const sender = Object.values(this.#drawn.graph.nodes).find(
      (node) => node.type === 'email' && node.config.variants.some(({ content }) => content.subject === email),
    )
    if (!sender) throw new Error(`The drawing has no email “${email}”.`)
    return this.#hear(...this.#world.reacts(sender.id, reaction, this.#now, options))
  }

  /** Wakes whoever waits for it (intake/announce.ts and the worker's lane of signals), and lets them go on. */
  #hear(...cues: readonly Cue[]): this {
    this.#wake(cues, this.#now)
    return this.#settle()
  }

  #wake(cues: readonly Cue[], at: Date): void {
    const { enrollment } = this
    if (enrollment.status !== 'waiting' || enrollment.dueAt <= at) return
    const isHeard = this.#listeners.some(
      ({ cue, nodeId }) => cues.includes(cue) && (nodeId === '' || nodeId === enrollment.nodeId),
    )
    if (isHeard) this.enrollment = { ...enrollment, dueAt: at }
  }

  #settle(): this {
    for (let pass = 0; pass < 10_000; pass++) {
      const { enrollment } = this
      if (enrollment.status !== 'waiting' || enrollment.dueAt > this.#now) return this
      this.#visit(enrollment.dueAt)
    }
    throw new Error('This person never comes to rest.')
  }

  #visit(now: Date): void {
    const { enrollment } = this
    const world = { now, zone: this.#zone, chance: (nodeId: string) => chance(1, nodeId, this.#id) }
    const standing = { entered: this.#entered, nodeId: enrollment.nodeId, arrivedAt: enrollment.arrivedAt }
    const asked = advance(this.#journey, enrollment, { kind: 'timer' }, { ...world, facts: new Map() })
    const facts = new Map((asked.needs ?? []).map((fact) => [factKey(fact), this.#world.answer(fact, now, standing)]))
    const moved = asked.needs ? advance(this.#journey, enrollment, { kind: 'timer' }, { ...world, facts }) : asked
    if (moved.needs) throw new Error(`Asked for ${moved.needs.map(factKey).join(', ')} twice.`)
    this.enrollment = moved.enrollment
    this.steps.push(...moved.steps)
    for (const { nodeId, outlet, measure } of moved.steps) if (measure === 'movedOn') this.#world.passed(nodeId, outlet)
    for (const { nodeId, effect } of moved.effects) {
      const line = `${onTheClock(now, this.#zone)} ${this.#told(nodeId, effect)}`
      this.#received.push({ kind: effect.kind, line })
      this.#wake(this.#world.take(nodeId, effect), now)
    }
  }

  #told(nodeId: string, effect: Effect): string {
    switch (effect.kind) {
      case 'notify':
        return `${effect.to.kind}: ${effect.message}`
      case 'lead.create':
        return effect.urgent ? 'urgent' : 'normal'
      case 'task.create':
        return effect.title
      case 'webhook.call':
        return effect.url
      case 'email.send': {
        const node = nodeAt(this.#drawn.graph, nodeId)
        const variant = node?.type === 'email' && node.config.variants.find(({ id }) => id === effect.variantId)
        return variant ? variant.content.subject : `variant ${effect.variantId}`
      }
      default:
        return effect.kind
    }
  }

  #number(shelf: Shelf, name: string): number {
    const number = this.#drawn[shelf]?.get(name)
    if (number === undefined) throw new Error(`The drawing says nothing of “${name}”.`)
    return number
  }
}

export function parseDuration(text: string): Duration {
  const [, amount, unit] = /^(\d+) (day|hour)s?$/.exec(text) ?? []
  if (!amount) throw new Error(`“${text}” is no time: write “5 days” or “1 hour”.`)
  return { amount: Number(amount), unit: unit === 'day' ? 'days' : 'hours' }
}

const onTheClock = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
