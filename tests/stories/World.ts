import { compare } from '#engine/nodes/comparison.ts'
import { type Cue, cueOf } from '#engine/nodes/cue.ts'
import type { Effect } from '#engine/nodes/effect.ts'
import type { Fact, FactValue, PropertyTest, Reaction } from '#engine/nodes/fact.ts'

/** Properties of an event. */
export type Properties = Readonly<Record<string, FactValue>>

export interface Opportunity {
  readonly stage?: string
  readonly amount?: number
  readonly ownerId?: string
}

interface Happening {
  readonly type: string
  readonly properties: Properties
  readonly at: Date
}

interface Mail {
  readonly nodeId: string
  readonly reactions: { reaction: Reaction; link: string; robot: boolean; at: Date }[]
}

/** When a person came where: what “since” counts from. */
export interface Standing {
  readonly entered: Date
  readonly nodeId: string
  readonly arrivedAt: Date
}

/** Everything there is to know about one person of a story. It answers every fact and takes every effect at once; what
 *  changes is announced by its cue, as the intake and the worker do. */
export class World {
  score = 0
  grade = 0
  readonly lists = new Set<number>()
  readonly segments = new Set<number>()
  readonly tags = new Set<string>()
  readonly fields = new Map<string, FactValue>()
  readonly companyFields = new Map<string, FactValue>()
  opportunity: Opportunity | null = null
  readonly programs = new Set<number>()
  readonly formerPrograms = new Set<number>()
  readonly #happened: Happening[] = []
  readonly #mails: Mail[] = []
  readonly #answers = new Map<string, Properties>()
  readonly #passes = new Map<string, number>()

  /** Another one that is the same now and goes its own way. */
  copy(): World {
    const copy = new World()
    copy.score = this.score
    copy.grade = this.grade
    copy.opportunity = this.opportunity
    for (const shelf of ['lists', 'segments', 'programs', 'formerPrograms'] as const)
      for (const id of this[shelf]) copy[shelf].add(id)
    for (const tag of this.tags) copy.tags.add(tag)
    for (const shelf of ['fields', 'companyFields'] as const)
      for (const [field, value] of this[shelf]) copy[shelf].set(field, value)
    copy.#happened.push(...this.#happened)
    copy.#mails.push(...this.#mails.map(({ nodeId, reactions }) => ({ nodeId, reactions: [...reactions] })))
    for (const [id, answer] of this.#answers) copy.#answers.set(id, answer)
    for (const [key, times] of this.#passes) copy.#passes.set(key, times)
    return copy
  }

  happens(type: string, properties: Properties, at: Date): Cue[] {
    this.#happened.push({ type, properties, at })
    return [cueOf.event(type)]
  }

  reacts(nodeId: string, reaction: Reaction, at: Date, { link = '', robot = false } = {}): Cue[] {
    const mail = this.#mailOf(nodeId)
    if (!mail) throw new Error('Nobody reacts to an email that was not sent.')
    mail.reactions.push({ reaction, link, robot, at })
    return [cueOf.event(`email.${reaction}`)]
  }

  /** The steps whose emails this person has got, the latest last. */
  get mailed(): string[] {
    return this.#mails.map(({ nodeId }) => nodeId)
  }

  answers(nodeId: string, answer: Properties): Cue[] {
    this.#answers.set(nodeId, answer)
    return [cueOf.webhook]
  }

  setField(of: 'person' | 'company', field: string, value: FactValue): Cue[] {
    const fields = of === 'person' ? this.fields : this.companyFields
    fields.set(field, value)
    return [cueOf.field(of, field)]
  }

  leaves(programId: number): Cue[] {
    if (this.programs.delete(programId)) this.formerPrograms.add(programId)
    return [cueOf.program(programId)]
  }

  /** A step left by an outlet. */
  passed(nodeId: string, outlet: string): void {
    const key = `${nodeId} ${outlet}`
    this.#passes.set(key, (this.#passes.get(key) ?? 0) + 1)
  }

  answer(fact: Fact, now: Date, standing: Standing): FactValue {
    switch (fact.kind) {
      case 'score':
        return this.score
      case 'grade':
        return this.grade
      case 'onList':
        return this.lists.has(fact.listId)
      case 'inSegment':
        return this.segments.has(fact.segmentId)
      case 'tagged':
        return this.tags.has(fact.tag)
      case 'field':
        return (fact.of === 'person' ? this.fields : this.companyFields).get(fact.field) ?? null
      case 'downloaded': {
        const where = [{ property: 'fileId', operator: 'is', value: String(fact.fileId) }] as const
        return this.#hasHappened('file.downloaded', where, now, sinceWhen(fact, standing))
      }
      case 'happened':
        return this.#hasHappened(fact.type, fact.where, now, sinceWhen(fact, standing))
      case 'reacted':
        return (this.#mailOf(fact.emailNodeId)?.reactions ?? []).some(
          ({ reaction, link, robot, at }) =>
            reaction === fact.reaction &&
            (fact.link === '' || link === fact.link) &&
            (fact.robots || !robot) &&
            at <= now,
        )
      case 'opportunity': {
        const { stage = '', amount = 0, ownerId = '' } = this.opportunity ?? {}
        return (
          this.opportunity !== null &&
          (fact.stage === '' || fact.stage === stage) &&
          amount >= fact.minAmount &&
          (fact.ownerId === '' || fact.ownerId === ownerId)
        )
      }
      case 'inProgram':
        return this.programs.has(fact.programId) || (fact.ever && this.formerPrograms.has(fact.programId))
      case 'webhookAnswer':
        return this.#answers.get(fact.webhookNodeId)?.[fact.path] ?? null
      case 'passes':
        return this.#passes.get(`${fact.nodeId} ${fact.outlet}`) ?? 0
      default:
        return fact satisfies never
    }
  }

  /** What an effect changes, and the cues of it. */
  take(nodeId: string, effect: Effect): Cue[] {
    switch (effect.kind) {
      case 'email.send':
        this.#mails.push({ nodeId, reactions: [] })
        return []
      case 'list.add':
        this.lists.add(effect.listId)
        return [cueOf.list(effect.listId)]
      case 'list.remove':
        this.lists.delete(effect.listId)
        return [cueOf.list(effect.listId)]
      case 'tag.add':
        this.tags.add(effect.tag)
        return [cueOf.tag]
      case 'tag.remove':
        this.tags.delete(effect.tag)
        return [cueOf.tag]
      case 'field.set':
        return this.setField('person', effect.field, effect.value)
      case 'field.increment': {
        const number = Number(this.fields.get(effect.field))
        return this.setField('person', effect.field, (Number.isNaN(number) ? 0 : number) + effect.by)
      }
      case 'score.change':
        this.score += effect.points
        return [cueOf.score]
      case 'lead.create':
        return this.setField('person', 'stage', 'lead')
      case 'program.start':
        this.programs.add(effect.programId)
        return [cueOf.program(effect.programId)]
      case 'program.stop':
        return this.leaves(effect.programId)
      case 'webhook.call':
        // The last call alone counts, and has no answer yet.
        this.#answers.delete(nodeId)
        return []
      case 'notify':
      case 'frequency.set':
      case 'task.create':
        return []
      default:
        return effect satisfies never
    }
  }

  #mailOf = (nodeId: string): Mail | undefined => this.#mails.findLast((mail) => mail.nodeId === nodeId)

  #hasHappened(type: string, where: readonly PropertyTest[], now: Date, since: Date | 'ever' | 'never'): boolean {
    if (since === 'never') return false
    return this.#happened.some(
      (one) =>
        one.type === type &&
        one.at <= now &&
        (since === 'ever' || one.at >= since) &&
        where.every(({ property, operator, value }) => compare(operator, one.properties[property], value)),
    )
  }
}

/** “Here” counts from the arrival at the step where the person stands; for one further on it is from now. */
function sinceWhen({ since, nodeId }: { since: string; nodeId?: string }, standing: Standing): Date | 'ever' | 'never' {
  if (since === 'ever') return 'ever'
  if (since === 'entered') return standing.entered
  return nodeId === standing.nodeId ? new Date(standing.arrivedAt.getTime() + 1) : 'never'
}
