import type { ConfigOf } from '#engine/nodes/registry.ts'
import type { Graph } from '#engine/program/graph.ts'
import { draw, mail, node } from '#tests/worker/guideFollowUp.ts'

const hours = (amount: number): ConfigOf<'wait'> => ({ duration: { amount, unit: 'hours' } })

/**
 *   start ─ mail1 ─ wait1 ─ mail2 ─ wait2 ─ branch1 ─┬ yes ─ handOff ─ notify ─ mail3 ─ won
 *           A/B     1 h             2 h              └ no ── mail4 ─ wait3 ─ branch2 ─┬ yes ─ mail5 ─ done
 *                                                            A/B/C   1 h              └ no ── late
 *
 * Twelve steps between its start and its ends: five mails, three waits, two branches, a hand-off and a notice. branch1
 * asks for a download since entering, branch2 for a score.
 */
export function chaosProgram({ listId, fileId }: { listId: number; fileId: number }): Graph {
  const nodes = [
    node('start', 'entry', { trigger: { kind: 'list', listId } }),
    node('mail1', 'email', mail('mail1', ['a', 'b'])),
    node('wait1', 'wait', hours(1)),
    node('mail2', 'email', mail('mail2', ['a'])),
    node('wait2', 'wait', hours(2)),
    node('branch1', 'branch', { condition: { kind: 'downloaded', fileId, since: 'entered' } } as ConfigOf<'branch'>),
    node('handOff', 'handOff', {}),
    node('notify', 'notify', { to: { kind: 'owner' }, message: 'Took the second guide.' }),
    node('mail3', 'email', mail('mail3', ['a'])),
    node('won', 'end', {}),
    node('mail4', 'email', mail('mail4', ['a', 'b', 'c', 'd'])),
    node('wait3', 'wait', hours(1)),
    node('branch2', 'branch', { condition: { kind: 'scoreAtLeast', score: 50 } } as ConfigOf<'branch'>),
    node('mail5', 'email', mail('mail5', ['a'])),
    node('done', 'end', {}),
    node('late', 'end', {}),
  ]
  return draw(nodes, [
    ['start', 'then', 'mail1'],
    ['mail1', 'then', 'wait1'],
    ['wait1', 'then', 'mail2'],
    ['mail2', 'then', 'wait2'],
    ['wait2', 'then', 'branch1'],
    ['branch1', 'yes', 'handOff'],
    ['handOff', 'then', 'notify'],
    ['notify', 'then', 'mail3'],
    ['mail3', 'then', 'won'],
    ['branch1', 'no', 'mail4'],
    ['mail4', 'then', 'wait3'],
    ['wait3', 'then', 'branch2'],
    ['branch2', 'yes', 'mail5'],
    ['mail5', 'then', 'done'],
    ['branch2', 'no', 'late'],
  ])
}

/** The way that a person must have gone, whatever happened on it: `start.then mail1.then …`. */
export function wayOf({ downloads, scores }: { downloads: boolean; scores: boolean }): string {
  const begin = 'start.then mail1.then wait1.then mail2.then wait2.then '
  if (downloads) return `${begin}branch1.yes handOff.then notify.then mail3.then won.`
  const others = `${begin}branch1.no mail4.then wait3.then branch2.`
  return scores ? `${others}yes mail5.then done.` : `${others}no late.`
}
