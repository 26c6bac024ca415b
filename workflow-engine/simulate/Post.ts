import { nextAllowed } from '../sending/nextAllowed.ts'
import type { BlockedFor, Performed } from './beat.ts'
import type { PersonState } from './PersonState.ts'
import type { Setting } from './Setting.ts'
import type { SimulatedPerson } from './scenario.ts'

/** What a sender would do with the person's mail: whether it may go, and when. */
export class Post {
  readonly #toPerson: Date[]
  readonly #toCompany: Date[]
  readonly #setting: Setting
  readonly #zone: string

  constructor(person: SimulatedPerson, setting: Setting, zone: string) {
    this.#setting = setting
    this.#zone = zone
    this.#toPerson = person.mailed.map((at) => new Date(at))
    this.#toCompany = person.companyMailed.map((at) => new Date(at))
  }

  /** Notes the mail as sent, or about to be. @param at when it wants to go */
  send(person: PersonState, topicId: number | null, at: Date): NonNullable<Performed['mail']> {
    const blockedFor = blockedForWhat(person, topicId)
    const to = { fields: person.fields, score: person.score }
    if (blockedFor) return { at, deferredFor: null, blockedFor, to }
    const allowed = nextAllowed({
      at,
      policy: this.#setting.sending,
      mailsPerWeek: person.mailsPerWeek,
      sentToPerson: this.#toPerson,
      sentToCompany: this.#toCompany,
      zone: this.#zone,
    })
    this.#toPerson.push(allowed.at)
    if (person.field('person', 'company')) this.#toCompany.push(allowed.at)
    return { at: allowed.at, deferredFor: allowed.reason, blockedFor: null, to }
  }
}

function blockedForWhat(person: PersonState, topicId: number | null): BlockedFor | null {
  if (person.unmailable) return person.unmailable
  return topicId !== null && person.declinedTopics.has(topicId) ? 'topic' : null
}
