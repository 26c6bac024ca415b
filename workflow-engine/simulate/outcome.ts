import { z } from 'zod'
import type { Graph } from '../program/graph.ts'
import type { Run } from './beat.ts'
import { waysIn } from './ways.ts'

/** What a run came to, as far as people care: kept with a persona, so that a change of it is noticed. */
export const Outcome = z.strictObject({
  /** How each way through the program ended: completed, goal, exit:x1, a reason of failure; waiting for none. */
  ends: z.array(z.string().max(200)).max(200),
  /** The emails that go out, in their order: `nodeId/variantId`. */
  mails: z.array(z.string().max(100)).max(2000),
  /** The choices on the way (ways.ts). */
  ways: z.array(z.string().max(120)).max(2000),
})
export type Outcome = Readonly<z.infer<typeof Outcome>>

export function outcomeOf(run: Run, graph: Graph): Outcome {
  const ends = new Map<number, string>()
  const mails: string[] = []
  for (const beat of run.beats) {
    if (beat.kind === 'entered') ends.set(beat.life, 'waiting')
    if (beat.kind === 'ended') ends.set(beat.life, beat.outcome)
    if (beat.kind !== 'stepped') continue
    for (const { effect, mail } of beat.performed)
      if (effect.kind === 'email.send' && !mail?.blockedFor) mails.push(`${beat.step.nodeId}/${effect.variantId}`)
  }
  return {
    ends: [...ends.values()].slice(0, 200),
    mails: mails.slice(0, 2000),
    ways: [...waysIn(run, graph.nodes)].slice(0, 2000),
  }
}

/** One thing that is otherwise than before. */
export type Difference =
  | { readonly kind: 'end'; readonly before: string; readonly after: string }
  /** It comes in more often, or less. */
  | { readonly kind: 'entries'; readonly before: number; readonly after: number }
  | { readonly kind: 'mail'; readonly nodeId: string; readonly variantId: string; readonly isMore: boolean }
  | { readonly kind: 'order' }
  /** The way of a choice that was taken before, or is now. */
  | { readonly kind: 'way'; readonly key: string; readonly isMore: boolean }

/** What changed from one outcome to another; nothing when nobody would notice. */
export function differencesOf(before: Outcome, after: Outcome): Difference[] {
  const found: Difference[] = []
  const entries = [before.ends.length, after.ends.length] as const
  if (entries[0] !== entries[1]) found.push({ kind: 'entries', before: entries[0], after: entries[1] })
  after.ends.forEach((end, n) => {
    const was = before.ends[n]
    if (was !== undefined && was !== end) found.push({ kind: 'end', before: was, after: end })
  })
  const mails = [...missing(before.mails, after.mails, false), ...missing(after.mails, before.mails, true)]
  found.push(...mails)
  if (mails.length === 0 && before.mails.join() !== after.mails.join()) found.push({ kind: 'order' })
  for (const key of before.ways) if (!after.ways.includes(key)) found.push({ kind: 'way', key, isMore: false })
  for (const key of after.ways) if (!before.ways.includes(key)) found.push({ kind: 'way', key, isMore: true })
  return found
}

/** The mails of `some` that `others` lack, as often as they do. */
function missing(some: readonly string[], others: readonly string[], isMore: boolean): Difference[] {
  const rest = [...others]
  return some.flatMap((mail): Difference[] => {
    const at = rest.indexOf(mail)
    if (at >= 0) {
      rest.splice(at, 1)
      return []
    }
    const [nodeId = '', variantId = ''] = mail.split('/')
    return [{ kind: 'mail', nodeId, variantId, isMore }]
  })
}
