import { admits } from '../nodes/admits.ts'
import { addDays, dayAt } from '../nodes/calendar.ts'
import { compare } from '../nodes/comparison.ts'
import type { Cue } from '../nodes/cue.ts'
import type { EntryTrigger } from '../nodes/trigger.ts'
import type { Reentry } from '../program/policy.ts'
import type { Door } from './compileProgram.ts'
import type { Life } from './Life.ts'
import type { PersonState } from './PersonState.ts'
import type { Deed } from './scenario.ts'
import { valueFor } from './valueFor.ts'

/** Whether what just happened lets the person in by this door, as intake and the worker judge it. Leaving a list or a
 *  segment lets nobody in. */
export function opens(
  { trigger, cue }: Door,
  cues: readonly Cue[],
  person: PersonState,
  isIn: (id: number) => boolean,
) {
  if (cue === null || !cues.includes(cue)) return false
  switch (trigger.kind) {
    case 'list':
      return trigger.listId !== null && person.lists.has(trigger.listId)
    case 'segment':
      return trigger.segmentId !== null && isIn(trigger.segmentId)
    case 'event':
      return admits({ trigger }, person.done.at(-1)?.properties ?? {})
    case 'field':
      return admits({ trigger }, { to: person.field(trigger.of, trigger.field.trim()) })
    default:
      return admits({ trigger }, {})
  }
}

/** Whether the rules of re-entry let somebody in who has these lives behind them, as intake/enroll.ts has it.
 *  @param zone the workspace's */
export function mayEnter(reentry: Reentry, lives: readonly Life[], at: Date, zone: string): boolean {
  const last = lives.at(-1)
  if (!last || reentry.kind === 'always') return true
  if (reentry.kind === 'never' || lives.some((life) => life.isGoingOn)) return false
  return reentry.kind === 'afterLeaving' || addDays(dayAt(last.entered, zone), reentry.days) <= dayAt(at, zone)
}

/** What a person does to come in by such a door; null where it is let in without doing anything, or has done it. */
export function arrivalBy(trigger: EntryTrigger, person: PersonState, isIn: (id: number) => boolean): Deed | null {
  switch (trigger.kind) {
    case 'list': {
      const { listId } = trigger
      return listId === null || person.lists.has(listId) ? null : { kind: 'list', listId, isOn: true }
    }
    case 'segment': {
      const { segmentId } = trigger
      return segmentId === null || isIn(segmentId) ? null : { kind: 'segment', segmentId, isIn: true }
    }
    case 'form':
      return trigger.formId === null ? null : { kind: 'submitted', formId: trigger.formId }
    case 'event': {
      const told = trigger.where.map(({ property, operator, value }) => [property, valueFor(operator, value)] as const)
      const properties = Object.fromEntries(told.filter(([, value]) => value !== null))
      return trigger.type.trim() ? { kind: 'event', type: trigger.type.trim(), properties } : null
    }
    case 'field': {
      const { of, operator } = trigger
      const field = trigger.field.trim()
      const value = valueFor(operator, trigger.value)
      if (!field || value === null || compare(operator, person.field(of, field), trigger.value)) return null
      return { kind: 'field', of, field, value }
    }
    case 'date':
    case 'manual':
      return null
    default:
      return trigger satisfies never
  }
}
