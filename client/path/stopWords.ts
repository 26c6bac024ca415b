import { type WhySpeaker, whyHere } from '#client/metrics/whyHere.ts'
import type { FactValue } from '#engine/nodes/fact.ts'
import type { Node } from '#engine/nodes/registry.ts'
import { judge } from '#engine/simulate/criteria.ts'
import type { PathView, Stop } from './stops.ts'

/** ✓ went on or came to the end, ✗ the condition was not met or it failed, ! an email that was not sent, · stands there. */
export type Sign = 'yes' | 'no' | 'stop' | 'here'

export interface StopWords {
  readonly sign: Sign
  /** What became of the person there, in a sentence. */
  readonly text: string
  /** The value that decided it, where one did. */
  readonly seen: string
}

export interface StopSpeaker extends WhySpeaker {
  /** A value that a step saw, in words. */
  readonly found: (value: FactValue | undefined) => string
}

/** What is said of one stop, in a line: what became of the person there, and the value that decided it. */
export function stopWords(stop: Stop, node: Node | undefined, path: PathView, speaker: StopSpeaker): StopWords {
  const { end, outlet, mail } = stop
  const isHere = end === 'here'
  const person = {
    status: isHere ? ('waiting' as const) : end === 'went' ? ('movedOn' as const) : end,
    dueAt: isHere ? path.dueAt : null,
    isHeld: isHere && path.isHeld,
    crashes: isHere ? path.crashes : 0,
    outlet,
    outcome: end === 'ended' || end === 'failed' ? path.outcome : null,
    mail,
  }
  const text = whyHere(person, node, speaker)
  if (isHere) return { sign: 'here', text, seen: '' }
  if (end === 'failed') return { sign: 'no', text, seen: '' }
  if (mail) return { sign: mail.state === 'blocked' || mail.state === 'failed' ? 'stop' : 'yes', text, seen: '' }
  const judged = node && end === 'went' && stop.saw ? judge(node, stop.saw) : []
  if (judged.length === 0) return { sign: 'yes', text, seen: '' }
  const [only, another] = judged.flatMap(({ criteria }) => criteria)
  const seen = only && !another ? speaker.found(only.value) : ''
  return { sign: judged.some(({ isMet }) => isMet) ? 'yes' : 'no', text, seen }
}
