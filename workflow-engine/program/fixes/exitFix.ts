import type { Issue } from '../../nodes/issue.ts'
import type { Fix } from '../fixes.ts'
import type { Graph } from '../graph.ts'
import { policyOf } from '../policy.ts'
import { removeExit } from '../policyEdits.ts'

/** An exit rule that is not finished, or asks for what is gone, is taken away. */
export function exitFix({ field = '' }: Issue, graph: Graph): Fix | null {
  const place = /^policy\.exits\.(\d+)\./.exec(field)?.[1]
  const exit = place === undefined ? undefined : policyOf(graph).exits[Number(place)]
  if (!exit) return null
  return {
    key: 'removeExit',
    params: { exit: exit.name || String(Number(place) + 1) },
    apply: (now) => removeExit(now, exit.id),
  }
}
