import { compare } from '../nodes/comparison.ts'
import { type Cue, cueOf } from '../nodes/cue.ts'
import type { FactValue } from '../nodes/fact.ts'
import { asText, ownFields } from '../nodes/fieldChange.ts'
import type { Setting } from './Setting.ts'
import type { Deal, SimulatedPerson } from './scenario.ts'

/** Something that the person did, or that happened to it. */
export interface Done {
  readonly type: string
  readonly properties: Readonly<Record<string, FactValue>>
  readonly at: number
}

const stages = ['prospect', 'mql', 'lead', 'opportunity', 'customer']

/** What a workspace keeps of a person, as it stands. Every change answers with its cues, as intake announces them. */
export class PersonState {
  score: number
  deals: readonly Deal[]
  /** Why no mail may go to it; null: it may. */
  unmailable: 'consent' | 'suppressed' | null
  mailsPerWeek: number | null
  readonly declinedTopics: ReadonlySet<number>
  readonly lists: Set<number>
  readonly tags: Set<string>
  /** Said to be in them, or out of them. */
  readonly segments: Map<number, boolean>
  /** Other programs: true while inside, false after leaving. */
  readonly programs: Map<number, boolean>
  readonly done: Done[]
  readonly #fields: Map<string, FactValue>
  #company: Map<string, FactValue>
  #grade: number
  readonly #setting: Setting

  constructor(person: SimulatedPerson, setting: Setting) {
    this.#setting = setting
    this.score = person.score
    this.deals = person.opportunities
    this.unmailable = person.isSuppressed ? 'suppressed' : person.consent === 'granted' ? null : 'consent'
    this.mailsPerWeek = person.mailsPerWeek
    this.declinedTopics = new Set(person.declinedTopics)
    this.lists = new Set(person.lists)
    this.tags = new Set(person.tags)
    this.segments = new Map(person.segments.map((id) => [id, true]))
    this.programs = new Map(person.programs.map(({ programId, isInside }) => [programId, isInside]))
    this.done = person.did.map(({ type, properties, at }) => ({ type, properties, at: Date.parse(at) }))
    this.#fields = new Map(Object.entries({ email: '', ...ownFields, owner: null, ...person.fields }))
    this.#company = new Map(Object.entries(person.company))
    this.#grade = person.grade ?? this.#countGrade()
  }

  get grade(): number {
    return this.#grade
  }

  /** The person's fields as they stand. */
  get fields(): Readonly<Record<string, FactValue>> {
    return Object.fromEntries(this.#fields)
  }

  field(of: 'person' | 'company', field: string): FactValue {
    return (of === 'person' ? this.#fields : this.#company).get(field) ?? null
  }

  /** @param at milliseconds */
  happens(type: string, properties: Done['properties'], at: number): Cue[] {
    this.done.push({ type, properties, at })
    const points = this.#setting.scoring
      .filter(
        (rule) =>
          rule.eventType === type &&
          (rule.fileId === null || (type === 'file.downloaded' && rule.fileId === Number(properties.fileId))) &&
          (rule.pathPart === '' ||
            String(properties.path ?? '')
              .toLowerCase()
              .includes(rule.pathPart.toLowerCase())),
      )
      .reduce((sum, rule) => sum + rule.points, 0)
    const form = type === 'form.submitted' ? Number(properties.formId) : Number.NaN
    this.score += points
    return [
      cueOf.event(type),
      ...(Number.isInteger(form) ? [cueOf.form(form)] : []),
      ...(points === 0 ? [] : [cueOf.score]),
    ]
  }

  setField(of: 'person' | 'company', field: string, value: FactValue): Cue[] {
    const fields = of === 'person' ? this.#fields : this.#company
    const [before, after] = [this.field(of, field), of === 'person' ? asText(field, value) : value]
    if (asText('', before) === asText('', after)) return []
    fields.set(field, after)
    const moved = of === 'person' && field === 'company' ? this.#changeCompany() : []
    return [cueOf.field(of, field), ...moved, ...this.#regrade()]
  }

  /** A hand-off makes a lead of everybody who is less. */
  makeLead(owner: string | null): Cue[] {
    const isLess = stages.indexOf(String(this.field('person', 'stage'))) < stages.indexOf('lead')
    const cues = isLess ? this.setField('person', 'stage', 'lead') : []
    return owner === null ? cues : [...cues, ...this.setField('person', 'owner', owner)]
  }

  addPoints(points: number): Cue[] {
    this.score += points
    return points === 0 ? [] : [cueOf.score]
  }

  /** Joining a list that one is on already is no joining. */
  setList(listId: number, isOn: boolean): Cue[] {
    return put(this.lists, listId, isOn) ? [cueOf.list(listId)] : []
  }

  setTag(tag: string, isOn: boolean): Cue[] {
    return put(this.tags, tag, isOn) ? [cueOf.tag] : []
  }

  setProgram(programId: number, isInside: boolean): Cue[] {
    const was = this.programs.get(programId)
    if (was === isInside || (was === undefined && !isInside)) return []
    this.programs.set(programId, isInside)
    return [cueOf.program(programId)]
  }

  /** Another company: nothing is known of it. */
  #changeCompany(): Cue[] {
    const known = [...this.#company.keys()]
    this.#company = new Map()
    return known.map((field) => cueOf.field('company', field))
  }

  #regrade(): Cue[] {
    if (this.#setting.grading.length === 0) return []
    const grade = this.#countGrade()
    if (grade === this.#grade) return []
    this.#grade = grade
    return [cueOf.grade]
  }

  #countGrade(): number {
    return this.#setting.grading
      .filter(({ of, field, operator, value }) => compare(operator, this.field(of, field), value))
      .reduce((sum, { points }) => sum + points, 0)
  }
}

/** @returns whether it was otherwise before */
function put<T>(set: Set<T>, value: T, isOn: boolean): boolean {
  const was = set.has(value)
  if (isOn) set.add(value)
  else set.delete(value)
  return was !== isOn
}
