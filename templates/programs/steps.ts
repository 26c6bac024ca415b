import type { Condition, ConditionKind } from '#engine/nodes/condition.ts'
import type { EmailContent } from '#engine/nodes/fields.ts'
import type { Language } from '#engine/nodes/language.ts'
import type { NodeType } from '#engine/nodes/registry.ts'
import type { Rule } from '#engine/nodes/rule.ts'
import type { EntryTrigger } from '#engine/nodes/trigger.ts'
import type { Sketch, Stroke } from './sketch.ts'

// The steps that template programs are written in. What is left out is at its kind's default.

/** What a condition or a trigger must say; the rest has defaults. */
type Said<T extends { kind: string }> = T extends unknown ? Partial<T> & Pick<T, 'kind'> : never

export const step = (id: string, type: NodeType, config: object = {}): Stroke => ({ id, type, config })

export const entry = (id: string, trigger: Said<EntryTrigger>): Stroke => step(id, 'entry', { trigger })

export const email = (id: string, content: EmailContent, topicId?: number): Stroke =>
  step(id, 'email', { variants: [{ id: 'a', weight: 100, content }], ...(topicId !== undefined && { topicId }) })

/** Calendar days. */
export const days = (id: string, amount: number): Stroke => step(id, 'wait', { duration: { amount, unit: 'days' } })

export const hours = (id: string, amount: number): Stroke => step(id, 'wait', { duration: { amount, unit: 'hours' } })

/** Monday to Friday, or a time of week of one's own, but not on the holidays of where the language is spoken. */
export const openHours = (
  id: string,
  language: Language,
  hours: { readonly weekdays?: readonly number[]; readonly from?: string; readonly to?: string } = {},
): Stroke => step(id, 'waitForWindow', { window: { ...hours, holidays: holidaysFor[language] } })

/** When a working day has begun and nobody is on the way home yet. */
export const officeHours = (id: string, language: Language): Stroke =>
  openHours(id, language, { from: '09:00', to: '15:00' })

/** When letters that nobody waits for are read. */
export const letterHours = { weekdays: [2, 4], from: '10:00', to: '12:00' } as const

const holidaysFor = { en: ['FI', 'SE'], fi: ['FI'], sv: ['SE'] } as const satisfies Record<Language, readonly string[]>

/** Until a date in a field, moved by so many days, at nine in the morning. */
export const untilDay = (id: string, field: string, offset: number): Stroke =>
  step(id, 'waitUntil', { until: { kind: 'field', field, offset, time: '09:00' } })

/** Did something since entering the program: a condition of branches, paths, goals and exit rules. */
export const did = (type: string): Condition => ({ kind: 'event', type, where: [], since: 'entered' })

export const visited = (pathPart: string): Condition => ({ kind: 'visitedPage', pathPart, since: 'entered' })

/** Waits for something, and says what follows when it happens and when it does not. */
export const awaiting = (
  id: string,
  event: Said<Condition>,
  timeout: number,
  ways: { readonly happened: Sketch; readonly timeout: Sketch },
): Stroke => ({ id, type: 'waitForEvent', config: { event: awaited(event), timeout: inDays(timeout) }, ways })

const inDays = (amount: number) => ({ amount, unit: 'days' }) as const

/** What is waited for counts from when the wait began. */
const awaited = (condition: Said<Condition>) =>
  counted.has(condition.kind) ? { since: 'here', ...condition } : condition
const counted: ReadonlySet<ConditionKind> = new Set(['downloaded', 'visitedPage', 'submittedForm', 'event'])

export const choosing = (
  id: string,
  paths: readonly { readonly id: string; readonly label: string; readonly when: Rule; readonly way: Sketch }[],
  otherwise: Sketch,
): Stroke => ({
  id,
  type: 'paths',
  config: { paths: paths.map(({ way: _, ...path }) => path) },
  ways: { ...Object.fromEntries(paths.map((path) => [path.id, path.way])), otherwise },
})

/** The list is joined or left. */
export const joinList = (id: string, listId: number): Stroke => step(id, 'list', { action: 'add', listId })
export const leaveList = (id: string, listId: number): Stroke => step(id, 'list', { action: 'remove', listId })

export const tag = (id: string, name: string): Stroke => step(id, 'tag', { action: 'add', tag: name })

export const setField = (id: string, field: string, value: string): Stroke =>
  step(id, 'field', { field, change: { kind: 'set', value } })

export const task = (id: string, title: string, dueInDays?: number): Stroke =>
  step(id, 'task', { title, ...(dueInDays !== undefined && { dueInDays }) })

export const tellOwner = (id: string, message: string): Stroke => step(id, 'notify', { to: { kind: 'owner' }, message })

export const tellMarketing = (id: string, message: string): Stroke =>
  step(id, 'notify', { to: { kind: 'marketers' }, message })

export const handOff = (id: string, { urgent = false } = {}): Stroke => step(id, 'handOff', { urgent })

export const end = (id: string, name?: string): Stroke => ({ ...step(id, 'end'), ...(name !== undefined && { name }) })

/** Whoever reaches it goes on with what is written after it. */
export const goal = (id: string, reached: Rule): Stroke => step(id, 'goal', { reached, after: 'continue' })
