import type { TFunction } from 'i18next'
import type { Outputs } from '#client/api.ts'
import type { Language } from '#engine/nodes/language.ts'
import { kindOf, type NodeType, nodeTypes } from '#engine/nodes/registry.ts'
import { formatWords } from '#engine/nodes/words.ts'

export type TimelineItem = Outputs['prospects']['timeline']['items'][number]
export type LeadReason = Outputs['leads']['list']['rows'][number]['reasons'][number]

export interface Sentence {
  title: string
  /** What is worth knowing besides; each shown on a quieter line. */
  notes: readonly string[]
  /** Score given for it. */
  points: number
}

interface Speaker {
  t: TFunction<'timeline'>
  language: Language
  /** Names the program on every line; needless where there is only one. */
  namesProgram?: boolean
}

/** One thing that happened, in words. */
export function timelineSentence(item: TimelineItem, speaker: Speaker): Sentence {
  const { t, namesProgram = true } = speaker
  const say = (title: string, ...notes: (string | null | undefined | false)[]): Sentence => ({
    title,
    notes: notes.filter((note): note is string => Boolean(note)),
    points: 0,
  })
  switch (item.kind) {
    case 'event':
      return { ...eventSentence(item, t), points: item.points }
    case 'score':
      return {
        ...say(scoreSentence(item.reason, t)),
        points: item.points,
      }
    case 'message':
      return say(
        item.state === 'sent' || item.state === 'inDoubt'
          ? t(`message.${item.state}`, { subject: item.subject ?? '' })
          : t(`message.${item.state}`),
        item.state !== 'sent' && item.state !== 'inDoubt' && item.subject,
        namesProgram && item.program && t('program', { program: item.program.name }),
        item.state !== 'held' && item.failure,
      )
    case 'entered':
      return say(t('entered', { program: item.program.name }))
    case 'step': {
      const program = namesProgram && t('program', { program: item.program.name })
      const step = stepTitle(item, speaker)
      if (item.outlet === byMove) return say(t('step.moved'), t('step.from', { step }), program)
      if (item.outlet === again) return say(t('step.again'), step, program)
      if (item.nodeType === 'goal') return say(t('step.goal'), step, program)
      return say(step, answerOf(item, speaker), program)
    }
    case 'ended':
      return say(endedTitle(item, t))
    case 'joined':
      return say(t('joined', { list: item.list.name }))
    case 'lead':
      return say(
        t(item.urgent ? 'lead.urgent' : 'lead'),
        item.reasons.map((reason) => reasonSentence(reason, t)).join(' · '),
        item.owner && t('lead.owner', { name: item.owner.name }),
      )
    case 'leadAction':
      return say(t(`leadAction.${item.state}`), item.note, item.by && t('by', { name: item.by.name }))
    case 'consent':
      return say(
        item.state === 'granted'
          ? t('consent.granted', { basis: basisName(item.basis, t) })
          : t(`consent.${item.state}`),
        item.source && t('source', { source: item.source }),
      )
    default:
      return item satisfies never
  }
}

/** Why somebody was handed to sales. */
export function reasonSentence(reason: LeadReason, t: TFunction<'timeline'>): string {
  const param = (name: string) => String(reason.params[name] ?? '')
  switch (reason.code) {
    case 'downloaded':
      return t('reason.downloaded', { file: param('file') })
    case 'onList':
      return t('reason.onList', { list: param('list') })
    case 'score':
      return t('reason.score', { score: param('score') })
    default:
      return reason.code
  }
}

/** On what basis somebody may be mailed. */
export function basisName(basis: string, t: TFunction<'timeline'>): string {
  return basis === 'consent' || basis === 'legitimateInterest' || basis === 'softOptIn' ? t(`basis.${basis}`) : basis
}

/** Outlets that no arrow leaves by: a new version moved the person from here, somebody let it try again after it had failed,
 *  or a goal was reached. The goal has a line of its own. */
const byMove = '~moved'
const again = '~again'
const byGoal = '~goal'

/** Steps that another item of the timeline tells already, and better: the email that was sent, the lead, the end. */
const toldOtherwise: ReadonlySet<string> = new Set<NodeType>(['entry', 'email', 'handOff', 'end'])

/** What is worth a line: everything but steps that say what the line beside them says. */
export function isWorthTelling(item: TimelineItem): boolean {
  if (item.kind === 'step' && item.outlet === byGoal) return false
  if (item.kind === 'step' && (item.outlet === byMove || item.outlet === again)) return true
  return item.kind !== 'step' || item.nodeType === null || !toldOtherwise.has(item.nodeType)
}

/** A program does many things in one moment, and this is their order, the last first. */
const order: readonly TimelineItem['kind'][] = ['ended', 'leadAction', 'lead', 'step', 'message', 'entered', 'joined']

/** The items worth telling, newest first, and those of one moment in the order in which they must have happened. */
export function tellable(items: readonly TimelineItem[]): TimelineItem[] {
  const rank = ({ kind }: TimelineItem) => (order.includes(kind) ? order.indexOf(kind) : order.indexOf('step'))
  return items
    .filter(isWorthTelling)
    .map((item, index) => ({ item, index }))
    .sort((a, b) => b.item.at.localeCompare(a.item.at) || rank(a.item) - rank(b.item) || a.index - b.index)
    .map(({ item }) => item)
}

function scoreSentence(reason: string, t: TFunction<'timeline'>): string {
  if (reason === 'manual') return t('score.manual')
  return reason === 'program' ? t('score.program') : t('score.other', { reason })
}

function eventSentence(item: Extract<TimelineItem, { kind: 'event' }>, t: TFunction<'timeline'>): Sentence {
  const property = (name: string) => {
    const value = item.properties[name]
    return typeof value === 'string' ? value : ''
  }
  const say = (title: string, note?: string): Sentence => ({ title, notes: note ? [note] : [], points: 0 })
  switch (item.type) {
    case 'email.clicked':
      // A link to a file says little as an address; the download is a line of its own.
      return say(t('event.email.clicked'), property('url').startsWith('file:') ? '' : property('url'))
    case 'file.downloaded':
      return say(item.file ? t('event.file.downloaded', { file: item.file.name }) : t('event.file.downloaded.gone'))
    case 'form.submitted':
      return say(
        property('form') ? t('event.form.submitted.named', { form: property('form') }) : t('event.form.submitted'),
      )
    case 'page.visited':
      return say(
        property('path') ? t('event.page.visited', { path: property('path') }) : t('event.page.visited.somewhere'),
      )
    case 'email.unsubscribed':
      return say(t('event.email.unsubscribed'))
    case 'list.joined':
      return say(t('event.list.joined'))
    case 'program.notStarted':
      return say(notStarted(property('program'), property('reason'), t))
    default:
      return say(t('event.other', { type: item.type }))
  }
}

/** Why another program did not take the person in (worker/commands). */
function notStarted(program: string, reason: string, t: TFunction<'timeline'>): string {
  if (program === '') return t('event.program.notStarted.gone')
  return reason === 'noEntry' || reason === 'tooOften'
    ? t(`event.program.notStarted.${reason}`, { program })
    : t('event.program.notStarted.notRunning', { program })
}

function endedTitle(item: Extract<TimelineItem, { kind: 'ended' }>, t: TFunction<'timeline'>): string {
  const program = item.program.name
  if (item.status === 'failed') return t('ended.failed', { program })
  switch (item.outcome) {
    case 'completed':
    case 'goal':
    case 'removed':
    case 'stopped':
    case 'migrated':
    case 'programEnded':
    case 'prospectGone':
      return t(`ended.${item.outcome}`, { program })
    default:
      if (item.rule) return t('ended.rule', { program, rule: item.rule })
      if (item.outcome?.startsWith('exit:')) return t('ended.exit', { program })
      return item.outcome ? t('ended.other', { program, outcome: item.outcome }) : t('ended.completed', { program })
  }
}

type Step = Extract<TimelineItem, { kind: 'step' }>

function stepTitle({ nodeType, summary }: Step, { t, language }: Speaker): string {
  if (!isNodeType(nodeType)) return t('step.unknown')
  const { texts } = kindOf(nodeType)
  if (!summary) return texts[language].title ?? t('step.unknown')
  return formatWords(texts[language], summary.key, summary.params, language, () => null)
}

/** The exit that was taken, where there was a choice. */
function answerOf({ nodeType, outlet }: Step, { t, language }: Speaker): string | null {
  if (!isNodeType(nodeType) || outlet === '' || outlet.startsWith('~')) return null
  const { outlets, texts } = kindOf(nodeType)
  return outlets.length > 1 ? t('step.answer', { answer: texts[language][`outlet.${outlet}`] ?? outlet }) : null
}

function isNodeType(type: string | null): type is NodeType {
  return nodeTypes.some((known) => known === type)
}
