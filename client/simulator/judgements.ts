import { goalOutlet } from '#engine/journey/advance.ts'
import { type Graph, nodeAt } from '#engine/program/graph.ts'
import { policyOf } from '#engine/program/policy.ts'
import type { Beat } from '#engine/simulate/beat.ts'
import { type Judgement, judge, judgeRule, sheetOf } from '#engine/simulate/criteria.ts'

/** What was asked at a beat, and what was found. @param next the beat after it, which says by what rule somebody left */
export function judgementsOf(beat: Beat, next: Beat | undefined, graph: Graph): Judgement[] {
  if (beat.kind === 'waits') {
    const node = nodeAt(graph, beat.nodeId)
    return node && beat.saw ? judge(node, beat.saw) : []
  }
  if (beat.kind !== 'stepped') return []
  const { step } = beat
  if (step.outlet === goalOutlet) {
    const goal = nodeAt(graph, step.to ?? '')
    return goal?.type === 'goal' ? [judgeRule(goal.config.reached, 'reached', sheetOf(step.saw), '')] : []
  }
  if (next?.kind === 'ended' && next.outcome.startsWith('exit:')) {
    const exit = policyOf(graph).exits.find(({ id }) => `exit:${id}` === next.outcome)
    return exit ? [judgeRule(exit.rule, 'exit', sheetOf(step.saw), '')] : []
  }
  const node = nodeAt(graph, step.nodeId)
  return node && step.saw ? judge(node, step.saw) : []
}

export interface Row {
  readonly beat: Beat
  readonly next: Beat | undefined
}

/** The beats that are worth a row: a rest only while it lasts, coming in and coming to the end once. */
export function rowsOf(beats: readonly Beat[]): Row[] {
  return beats.flatMap((beat, n): Row[] => {
    const next = beats[n + 1]
    const isSaidTwice =
      beat.kind === 'stepped' &&
      (beats[n - 1]?.kind === 'entered' ||
        (next?.kind === 'ended' && !next.failed && !next.outcome.startsWith('exit:')))
    if (beat.kind !== 'waits') return isSaidTwice ? [] : [{ beat, next }]
    const isOver = beats
      .slice(n + 1)
      .some((one) => (one.kind === 'stepped' || one.kind === 'waits') && one.life === beat.life)
    return isOver ? [] : [{ beat, next }]
  })
}

/** The step that a row is about; null: none. */
export function stepOf(beat: Beat): string | null {
  if (beat.kind === 'stepped') return beat.step.nodeId
  if (beat.kind === 'happened') return 'nodeId' in beat.deed ? beat.deed.nodeId : null
  return beat.nodeId
}
