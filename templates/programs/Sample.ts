import { addDays, type Day } from '#engine/nodes/calendar.ts'
import type { Language } from '#engine/nodes/language.ts'
import { type Deed, Happening, type Scenario, SimulatedPerson } from '#engine/simulate/scenario.ts'
import type { NeededIds, Worded } from './ProgramTemplate.ts'

/** Somebody to try a template on. */
export interface Sample {
  /** What it does: “Maria downloads the second guide”. */
  readonly name: Worded
  scene(ids: NeededIds, today: Day): Scene
}

export interface Scene {
  readonly who: 'maria' | 'samuli'
  /** What is known beside what everybody knows of Maria and Samuli. */
  readonly person?: Partial<SimulatedPerson>
  readonly happenings?: readonly Happening[]
}

const people = {
  maria: {
    fields: {
      firstName: 'Maria',
      lastName: 'Lind',
      email: 'maria.lind@varis.example',
      company: 'Varis Vaatteet Oy',
      jobTitle: 'Head of Recruiting',
      source: 'Google',
      stage: 'mql',
    },
    company: { name: 'Varis Vaatteet Oy', industry: 'Retail', employees: '850' },
    score: 60,
    grade: 70,
    chanceOf: 1,
  },
  samuli: {
    fields: {
      firstName: 'Samuli',
      lastName: 'Niemi',
      email: 'samuli.niemi@esko.example',
      company: 'Esko Solutions Oy',
      jobTitle: 'HR Manager',
      source: 'LinkedIn',
      stage: 'prospect',
    },
    company: { name: 'Esko Solutions Oy', industry: 'IT', employees: '240' },
    score: 10,
    grade: 30,
    chanceOf: 2,
  },
} as const

/** The sample as a scenario that begins on the morning of a day. */
export function scenarioOf({ scene }: Sample, ids: NeededIds, today: Day, language: Language): Scenario {
  const { who, person = {}, happenings = [] } = scene(ids, today)
  const known = people[who]
  const fields = { ...known.fields, language, ...person.fields }
  return {
    person: SimulatedPerson.parse({ ...known, ...person, fields }),
    happenings,
    beginning: { at: `${today}T08:00:00.000Z`, entryId: null, forced: {} },
  }
}

const minutesOf = { hours: 60, days: 1440 } as const
type Unit = keyof typeof minutesOf

/** So long after the beginning. */
export const after = (amount: number, unit: Unit, deed: Deed): Happening =>
  Happening.parse({ when: { kind: 'start', minutes: amount * minutesOf[unit] }, deed })

/** So long after the email of a step. */
export const afterMail = (nodeId: string, amount: number, unit: Unit, deed: Deed): Happening =>
  Happening.parse({ when: { kind: 'step', nodeId, minutes: amount * minutesOf[unit] }, deed })

/** Clicks in, or replies to, the email of a step, hours after it came. */
export const reacts = (nodeId: string, reaction: 'clicked' | 'replied', hours: number): Happening =>
  afterMail(nodeId, hours, 'hours', { kind: 'reacted', nodeId, reaction, link: '' })

export const does = (type: string): Deed => ({ kind: 'event', type, properties: {} })

/** A day so many days from today, as a field holds it. */
export const dayIn = (today: Day, days: number): string => addDays(today, days)
