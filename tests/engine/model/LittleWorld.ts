import { type Cue, cueOf } from '#engine/nodes/cue.ts'
import type { Effect } from '#engine/nodes/effect.ts'
import type { FactValue, Reaction } from '#engine/nodes/fact.ts'

/** Something that happens to a person from outside the program. */
export type Happening =
  | { readonly kind: 'does'; readonly type: string; readonly properties: Readonly<Record<string, FactValue>> }
  | {
      readonly kind: 'reacts'
      readonly mail: string
      readonly reaction: Reaction
      readonly link: string
      readonly robot: boolean
    }
  | { readonly kind: 'scores'; readonly points: number }
  | { readonly kind: 'list'; readonly listId: number; readonly on: boolean }
  | { readonly kind: 'tag'; readonly tag: string; readonly on: boolean }
  | { readonly kind: 'field'; readonly of: 'person' | 'company'; readonly field: string; readonly value: FactValue }
  | { readonly kind: 'opportunity'; readonly deal: Deal | null }
  | { readonly kind: 'answers'; readonly hook: string; readonly status: number; readonly size: number }
  | { readonly kind: 'program'; readonly programId: number; readonly inside: boolean }

export interface Deal {
  readonly stage: string
  readonly amount: number
  readonly ownerId: string
}

interface Deed {
  readonly type: string
  readonly properties: Readonly<Record<string, FactValue>>
  /** Milliseconds. */
  readonly at: number
}

interface Letter {
  readonly reactions: { readonly reaction: Reaction; readonly link: string; readonly robot: boolean }[]
}

/** All there is to one person and its company, as it is now. Nobody asks it anything: whoever wants to know looks. */
export class LittleWorld {
  score = 0
  readonly lists = new Set<number>()
  readonly tags = new Set<string>()
  readonly person = new Map<string, FactValue>([['stage', 'prospect']])
  readonly company = new Map<string, FactValue>()
  readonly deeds: Deed[] = []
  /** The last email of each step. */
  readonly letters = new Map<string, Letter>()
  /** What each step's last call was answered; null while it was not. */
  readonly answers = new Map<string, { readonly status: number; readonly size: number } | null>()
  deal: Deal | null = null
  readonly programs = new Set<number>()
  readonly formerPrograms = new Set<number>()

  /** Fit is made of fields: in retail 60 points, with a title 20 more. */
  get grade(): number {
    return (this.person.get('industry') === 'retail' ? 60 : 0) + (this.person.get('jobTitle') ? 20 : 0)
  }

  /** 1: whoever has 30 points. 2: whoever is hot. 3: leads of large companies. */
  isIn(segmentId: number): boolean {
    if (segmentId === 1) return this.score >= 30
    if (segmentId === 2) return this.tags.has('hot')
    return this.person.get('stage') === 'lead' && Number(this.company.get('employees') ?? 0) > 100
  }

  /** @returns what is announced of it; whoever is in another segment than before is announced too */
  happens(what: Happening, at: number): Cue[] {
    const before = [1, 2, 3].map((id) => this.isIn(id))
    const grade = this.grade
    const cues = this.#change(what, at)
    const moved = [1, 2, 3].filter((id, n) => this.isIn(id) !== before[n]).map(cueOf.segment)
    return [...cues, ...moved, ...(this.grade === grade ? [] : [cueOf.grade])]
  }

  #change(what: Happening, at: number): Cue[] {
    switch (what.kind) {
      case 'does':
        this.deeds.push({ ...what, at })
        return [
          cueOf.event(what.type),
          ...(what.type === 'form.submitted' ? [cueOf.form(Number(what.properties.formId))] : []),
        ]
      case 'reacts':
        // An email that was not sent cannot be reacted to.
        if (!this.letters.has(what.mail)) return []
        this.letters.get(what.mail)?.reactions.push(what)
        return [cueOf.event(`email.${what.reaction}`)]
      case 'scores':
        this.score += what.points
        return [cueOf.score]
      case 'list':
        put(this.lists, what.listId, what.on)
        return [cueOf.list(what.listId)]
      case 'tag':
        put(this.tags, what.tag, what.on)
        return [cueOf.tag]
      case 'field':
        ;(what.of === 'person' ? this.person : this.company).set(what.field, what.value)
        return [cueOf.field(what.of, what.field)]
      case 'opportunity':
        this.deal = what.deal
        return [cueOf.opportunity]
      case 'answers':
        if (this.answers.get(what.hook) !== null) return []
        this.answers.set(what.hook, { status: what.status, size: what.size })
        return [cueOf.webhook]
      case 'program':
        if (!what.inside && this.programs.has(what.programId)) this.formerPrograms.add(what.programId)
        put(this.programs, what.programId, what.inside)
        return [cueOf.program(what.programId)]
      default:
        return what satisfies never
    }
  }

  /** What a step asked for is done. Other programs and systems come to it later, as happenings. */
  takes(nodeId: string, effect: Effect): void {
    switch (effect.kind) {
      case 'email.send':
        this.letters.set(nodeId, { reactions: [] })
        return
      case 'webhook.call':
        this.answers.set(nodeId, null)
        return
      case 'list.add':
      case 'list.remove':
        put(this.lists, effect.listId, effect.kind === 'list.add')
        return
      case 'tag.add':
      case 'tag.remove':
        put(this.tags, effect.tag, effect.kind === 'tag.add')
        return
      case 'field.set':
        this.person.set(effect.field, effect.value)
        return
      case 'field.increment': {
        const known = Number(this.person.get(effect.field) ?? 0)
        this.person.set(effect.field, (Number.isNaN(known) ? 0 : known) + effect.by)
        return
      }
      case 'score.change':
        this.score += effect.points
        return
      case 'lead.create':
        if (['prospect', 'mql'].includes(String(this.person.get('stage')))) this.person.set('stage', 'lead')
        if (!this.person.get('owner')) this.person.set('owner', 'liisa')
        return
      case 'notify':
      case 'frequency.set':
      case 'task.create':
      case 'program.start':
      case 'program.stop':
        return
      default:
        effect satisfies never
    }
  }
}

function put<T>(set: Set<T>, value: T, on: boolean): void {
  if (on) set.add(value)
  else set.delete(value)
}
