import type { TFunction } from 'i18next'
import type { KindWords } from '#client/editor/catalog.ts'
import type { Format } from '#client/i18n/format.ts'
import { conditionSummary } from '#engine/nodes/describe.ts'
import type { Node } from '#engine/nodes/registry.ts'
import { failureMessage } from '#engine/program/issueMessage.ts'
import type { PersonAtStep } from './usePeopleRows.ts'

export interface WhySpeaker {
  readonly t: TFunction<'people'>
  readonly words: KindWords
  readonly format: Format
  readonly now: Date
  readonly isPaused: boolean
}

type Person = Pick<PersonAtStep, 'status' | 'dueAt' | 'isHeld' | 'crashes' | 'outlet' | 'outcome' | 'mail'>

/** Why somebody stands at a step, or what became of them there, in a sentence. */
export function whyHere(person: Person, node: Node | undefined, speaker: WhySpeaker): string {
  const { t, words } = speaker
  const { status, outcome, outlet, mail } = person
  if (status === 'waiting') return whyWaiting(person, node, speaker)
  if (status === 'failed') return t('why.failed', { reason: failureMessage(outcome ?? '', words.language) })
  if (status === 'ended') return whyEnded(outcome ?? '', t)
  if (outlet === '~moved') return t('why.moved')
  if (outlet === '~goal') return t('why.goal')
  if (outlet === '~again') return t('why.again')
  if (mail) return whyMail(mail, speaker)
  return node && outlet && outlet !== 'then' ? t('why.took', { outlet: words.outlet(node, outlet) }) : t('why.went')
}

function whyWaiting({ dueAt, isHeld, crashes }: Person, node: Node | undefined, speaker: WhySpeaker): string {
  const { t, words, format, now, isPaused } = speaker
  if (isPaused) return t('why.paused')
  const when = dueAt ? format.dateTime(dueAt) : ''
  if (crashes > 0) return t('why.retry', { when })
  if (!dueAt || new Date(dueAt) <= now) return t('why.now')
  if (node?.type === 'waitForEvent')
    return t('why.event', { what: conditionSummary(node.config.event, words.language, words.nameOf), when })
  return t(isHeld ? 'why.held' : 'why.until', { when })
}

const outcomes = ['completed', 'goal', 'removed', 'stopped', 'migrated', 'programEnded', 'prospectGone'] as const

function whyEnded(outcome: string, t: TFunction<'people'>): string {
  if (outcome.startsWith('exit:')) return t('why.exit')
  const known = outcomes.find((one) => one === outcome)
  return known ? t(`why.ended.${known}`) : t('why.ended.other', { outcome })
}

const deferrals = ['quietHours', 'cap', 'companyCap', 'distance', 'programPaused', 'held', 'serverBusy'] as const
const blocks = [
  'unsubscribe',
  'hardBounce',
  'complaint',
  'manual',
  'erased',
  'topicOptOut',
  'noConsent',
  'prospectGone',
  'dropped',
  'programEnded',
  'removed',
] as const

/** Why an email was sent, waits or was not sent. */
export function whyMail(mail: NonNullable<Person['mail']>, { t, format }: Pick<WhySpeaker, 't' | 'format'>): string {
  const { state, deferredFor, failure, dueAt, sentAt } = mail
  const when = format.dateTime(dueAt)
  switch (state) {
    case 'sent':
      return t('mail.sent', { when: format.dateTime(sentAt ?? dueAt) })
    case 'inDoubt':
    case 'dot':
      return t('mail.inDoubt')
    case 'claimed':
      return t('mail.sending')
    case 'held':
      return t('mail.held')
    case 'failed':
      return t('mail.failed', { reason: failure ?? '' })
    case 'blocked': {
      const code = failure?.startsWith('consent:') ? 'noConsent' : failure?.replace(/^suppressed:/, '')
      const known = blocks.find((one) => one === code)
      return t('mail.blocked', { reason: known ? t(`blocked.${known}`) : (failure ?? '') })
    }
    case 'pending': {
      const known = deferrals.find((one) => one === deferredFor)
      return known ? t(`mail.deferred.${known}`, { when }) : t('mail.pending', { when })
    }
    default:
      return state satisfies never
  }
}
